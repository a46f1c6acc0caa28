// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import type { Files } from "../engine/protocol";
import { openAddress } from "./address-bar";

/** Lets the example of a name arrive. */
const arrivals = new Map<string, () => void>();
const opened: string[] = [];

vi.mock("./opened", () => ({
  fetchExample: (name: string, settings: object) =>
    new Promise((done) => arrivals.set(name, () => done({ example: { title: name }, files: {}, settings }))),
  openProject: async (_: Files, _settings: object, label: string) => void opened.push(label),
  openPart: async () => undefined,
}));

test("of two examples whose links are followed at once, the second stays open, whichever arrives last", async () => {
  location.hash = "#example=slow";
  const slow = openAddress();
  location.hash = "#example=quick";
  const quick = openAddress();
  arrivals.get("quick")?.();
  await quick;
  arrivals.get("slow")?.();
  await slow;
  expect(opened).toEqual(["example 'quick'"]);
});
