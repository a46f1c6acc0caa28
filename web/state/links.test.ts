import { beforeAll, describe, expect, test } from "vitest";
import { loadCore } from "../examples/testdata/core";
import { LinkIndex, type Spot } from "./links";

const files = {
  "charmcraft.yaml": [
    "name: shop",
    "summary: A shop.",
    "description: It sells.",
    "type: charm",
    "base: ubuntu@24.04",
    "platforms: {amd64: }",
    "extensions: [flask-framework]",
    "config:",
    "  options:",
    "    token:",
    "      type: string",
    "requires:",
    "  s3:",
    "    interface: s3",
    "    limit: 1",
  ].join("\n"),
  "mock.yaml": [
    "config:",
    "  token: abc",
    "relations:",
    "  - endpoint: s3",
    "    application-data:",
    "      bucket: covers",
    "      access-key: me",
    "      secret-key: mine",
  ].join("\n"),
  "rockcraft.yaml": "services:\n  mail-worker:\n    command: work\n",
};

let index: LinkIndex;
let expansion: readonly string[];

beforeAll(async () => {
  const result = (await loadCore())(files, false);
  index = new LinkIndex(result, files["charmcraft.yaml"]);
  expansion = (result.expansion.yaml ?? "").split("\n");
});

/** The links of a spot, in short. */
function linked(spot: Spot) {
  const { places, expanded, variables, services, endpoints } = index.linked(spot);
  return {
    places: [...new Set(places.map(({ file, line }) => `${file}:${line}`))],
    expanded: [...expanded].map((line) => expansion[line]?.trim()),
    names: [...variables, ...services, ...endpoints],
  };
}

const source = (file: string, line: number): Spot => ({ kind: "source", file, line });

describe("what came from where", () => {
  test("a line inside an option leads to its variable and its own line of the expansion", () => {
    const found = linked(source("charmcraft.yaml", 10));
    expect(found.expanded).toEqual(["type: string"]);
    expect(found.names).toEqual(["FLASK_TOKEN"]);
  });

  test("a line above several options leads to none of their variables", () => {
    expect(linked(source("charmcraft.yaml", 8)).names).toEqual([]);
  });

  test("a value in mock.yaml leads to the variable that has it, and to no other", () => {
    expect(linked(source("mock.yaml", 1)).names).toEqual(["FLASK_TOKEN"]);
    expect(linked(source("mock.yaml", 5)).names).toEqual(["S3_BUCKET"]);
  });

  test("a variable leads to both files and to the expansion", () => {
    const found = linked({ kind: "variable", name: "FLASK_TOKEN" });
    expect(found.places).toEqual(["charmcraft.yaml:9", "mock.yaml:1"]);
    expect(found.expanded).toEqual(["token:"]);
  });

  test("a line that an extension added leads to the variable of its option", () => {
    const line = expansion.indexOf("    flask-preferred-url-scheme:");
    const found = linked({ kind: "expanded", line: line + 1 });
    expect(found.names).toEqual(["FLASK_PREFERRED_URL_SCHEME"]);
    expect(found.places).toEqual(["charmcraft.yaml:6"]);
    expect(found.expanded).toEqual(["type: string"]);
  });

  test("the line of an extension leads to every line that it added, and to their variables", () => {
    const found = linked(source("charmcraft.yaml", 6));
    expect(found.expanded.length).toBeGreaterThan(90);
    expect(found.expanded).toContain("flask-preferred-url-scheme:");
    expect(found.names).toContain("FLASK_PREFERRED_URL_SCHEME");
    expect(found.names).not.toContain("FLASK_TOKEN");
  });

  test("a platform leads to what charmcraft adds to it, and that to the platform", () => {
    expect(linked(source("charmcraft.yaml", 5)).expanded).toEqual(
      expect.arrayContaining(["build-on:", "build-for:"]),
    );
    const line = expansion.indexOf("    build-on:");
    expect(linked({ kind: "expanded", line }).places).toEqual(["charmcraft.yaml:5"]);
  });

  test("comments and blank lines lead nowhere", () => {
    const nowhere = { places: [], expanded: [], names: [] };
    expect(linked(source("charmcraft.yaml", 99))).toEqual(nowhere);
    expect(linked(source("README.md", 0))).toEqual(nowhere);
  });

  test("an endpoint leads to its lines in both files and to its variables", () => {
    const found = linked({ kind: "endpoint", name: "s3" });
    expect(found.places).toEqual(["charmcraft.yaml:12", "mock.yaml:3"]);
    expect(found.names).toEqual(["S3_ACCESS_KEY", "S3_SECRET_KEY", "S3_BUCKET", "s3"]);
  });

  test("a service leads to its line in rockcraft.yaml, and that line to it; that of the extension to the extension", () => {
    expect(linked({ kind: "service", name: "mail-worker" }).places).toEqual(["rockcraft.yaml:1"]);
    expect(linked(source("rockcraft.yaml", 2)).names).toEqual(["mail-worker"]);
    expect(linked({ kind: "service", name: "flask" }).places).toEqual(["charmcraft.yaml:6"]);
  });
});
