// @vitest-environment happy-dom
import { describe, expect, test, vi } from "vitest";
import type { Files, MockRequest, Result } from "../engine/protocol";
import { readFragment } from "./fragment";
import { openPart } from "./opened";
import { projectAround } from "./part";
import { onDeclared, onVariable } from "./stand";

/** An engine that mocks everything that is declared, if charmcraft accepts the extension. */
vi.mock("../state/session", () => ({
  ask: async (_: string, { files, charmcraft }: MockRequest) => {
    const refused = files["charmcraft.yaml"]?.includes("spring-boot") && !charmcraft?.experimental;
    const start = { line: 0, character: 0 };
    const edits = [{ file: "mock.yaml", range: { start, end: start }, text: "config:\n  token: a\n" }];
    return refused ? { edits: [], error: "No." } : { edits, error: null };
  },
}));

const option = "config:\n  options:\n    token:\n      type: string\n";

describe("a part of a charmcraft.yaml", () => {
  test("is read from a link with the extension that it belongs to", () => {
    const opening = readFragment(`#part=${encodeURIComponent(option)}&extension=go-framework`);
    expect(opening).toEqual({ kind: "part", text: option, settings: { extension: "go-framework" } });
  });

  test("becomes a charm of that extension", () => {
    const text = projectAround(option, "go-framework")["charmcraft.yaml"];
    expect(text).toContain("extensions:\n  - go-framework\n");
    expect(text?.endsWith(`\n\n${option}`)).toBe(true);
  });

  test("becomes a Flask charm if no extension is given", () => {
    expect(projectAround(option, "rm -rf\n")["charmcraft.yaml"]).toContain("- flask-framework\n");
  });

  test("stays as it is if it names its extensions", () => {
    const whole = "name: shop\nextensions: [django-framework]";
    expect(projectAround(whole)).toEqual({ "charmcraft.yaml": `${whole}\n` });
  });
});

describe("a part is opened with its mocks", () => {
  test.each([
    ["go-framework", {}, true],
    ["spring-boot-framework", {}, true],
    ["spring-boot-framework", { experimental: "0" }, false],
  ])("of %s with %j: %j", async (extension, more, mocked) => {
    let opened: Files = {};
    await openPart(option, { extension, ...more }, async (files) => {
      opened = files;
    });
    expect(opened["mock.yaml"] !== undefined).toBe(mocked);
  });
});

describe("the environment selects", () => {
  const result = {
    environment: [{ name: "FLASK_SECRET_KEY" }, { name: "FLASK_TOKEN" }, { name: "S3_BUCKET" }],
    endpoints: [
      { name: "ingress", origin: { from: "flask-framework" }, variables: ["FLASK_SECRET_KEY"] },
      { name: "s3", origin: { file: "charmcraft.yaml", line: 12 }, variables: ["S3_BUCKET"] },
    ],
    options: [
      { name: "token", origin: { file: "charmcraft.yaml", line: 20 }, variable: "FLASK_TOKEN" },
      { name: "unset", origin: { file: "charmcraft.yaml", line: 3 }, variable: "FLASK_UNSET" },
    ],
  } as unknown as Result;

  test("the first declaration that brings a variable", () => {
    expect(onDeclared(result)).toEqual({ spot: { kind: "endpoint", name: "s3" }, variable: "S3_BUCKET" });
  });

  test("a variable by name, once it exists", () => {
    expect(onVariable("FLASK_TOKEN")(result)?.spot).toEqual({ kind: "variable", name: "FLASK_TOKEN" });
    expect(onVariable("FLASK_UNSET")(result)).toBeNull();
  });
});
