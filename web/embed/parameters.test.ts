import { describe, expect, test } from "vitest";
import { readFragment } from "../share/fragment";
import { embedParameters } from "./parameters";

const of = (fragment: string) => embedParameters(readFragment(fragment).settings);

describe("the parameters of an embed", () => {
  test("have defaults", () => {
    expect(of("#example=flask-shop")).toEqual({
      panes: ["files", "environment"],
      view: "files",
      readOnly: false,
      theme: "system",
      host: null,
    });
  });

  test("are read from the settings", () => {
    expect(
      of(
        "#panes=manifest,files&view=manifest&readonly=&theme=dark&host=https%3A%2F%2Fdocs.example%2Fpage&example=x",
      ),
    ).toEqual({
      panes: ["files", "manifest"],
      view: "manifest",
      readOnly: true,
      theme: "dark",
      host: "https://docs.example",
    });
  });

  test.each(["*", "null", "data:text/html,x", "javascript:1", ""])("%j is not accepted as a host", (host) => {
    expect(of(`#host=${encodeURIComponent(host)}`).host).toBeNull();
  });

  test("that are unknown get their defaults", () => {
    const { panes, view, theme, readOnly } = of("#panes=x&view=environments&theme=pink&readonly=0");
    expect([panes, view, theme, readOnly]).toEqual([["files", "environment"], "files", "system", false]);
  });
});
