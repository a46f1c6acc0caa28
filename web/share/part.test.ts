import { describe, expect, test } from "vitest";
import type { Result } from "../engine/protocol";
import { readFragment } from "./fragment";
import { projectAround } from "./part";
import { onDeclared, onVariable } from "./stand";

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

  test("is a charm of Flask where the extension is none", () => {
    expect(projectAround(option, "rm -rf\n")["charmcraft.yaml"]).toContain("- flask-framework\n");
  });

  test("stays as it is where it names its extensions", () => {
    const whole = "name: shop\nextensions: [django-framework]";
    expect(projectAround(whole)).toEqual({ "charmcraft.yaml": `${whole}\n` });
  });
});

describe("the environment stands on", () => {
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

  test("what is declared first and brings a variable", () => {
    expect(onDeclared(result)).toEqual({ spot: { kind: "endpoint", name: "s3" }, variable: "S3_BUCKET" });
  });

  test("a variable by its name, once it is there", () => {
    expect(onVariable("FLASK_TOKEN")(result)?.spot).toEqual({ kind: "variable", name: "FLASK_TOKEN" });
    expect(onVariable("FLASK_UNSET")(result)).toBeNull();
  });
});
