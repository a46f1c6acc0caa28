import { describe, expect, test } from "vitest";
import type { Result } from "../engine/protocol";
import { LinkIndex, type Spot } from "./links";

const files = {
  "charmcraft.yaml": [
    "name: shop",
    "config:",
    "  options:",
    "    token:",
    "      type: string",
    "requires:",
    "  s3:",
    "    interface: s3",
  ].join("\n"),
  "mock.yaml": [
    "config:",
    "  token: abc",
    "relations:",
    "  - endpoint: s3",
    "    application-data:",
    "      bucket: covers",
  ].join("\n"),
  "rockcraft.yaml": "services:\n  mail-worker:\n    command: work\n",
};

const own = (line: number) => ({ from: "charmcraft.yaml", line });
const added = { from: "flask-framework" };

/** A result as the core gives it for these files, as far as links need it. */
const result: Result = {
  version: 1,
  expansion: {
    yaml: "name: shop\nconfig:\n  options:\n    token:\n      type: string\n    webserver-threads:\n      type: int\n",
    error: null,
    lines: [own(0), own(1), own(2), own(3), own(4), added, added],
  },
  status: { name: "active", message: "" },
  environment: [
    {
      name: "FLASK_TOKEN",
      value: "abc",
      origin: { kind: "config", file: "charmcraft.yaml", path: "config.options.token", line: 3 },
      "value-origin": { kind: "config", file: "mock.yaml", path: "config.token", line: 1 },
      description: "",
      docs: "",
      sensitive: false,
    },
    {
      name: "WEBSERVER_THREADS",
      value: "1",
      origin: { kind: "config", from: "flask-framework", path: "config.options.webserver-threads" },
      "value-origin": { kind: "config", from: "flask-framework", path: "config.options.webserver-threads" },
      description: "",
      docs: "",
      sensitive: false,
    },
    {
      name: "S3_BUCKET",
      value: "covers",
      origin: { kind: "integration", file: "charmcraft.yaml", path: "requires.s3", line: 6 },
      "value-origin": {
        kind: "integration",
        file: "mock.yaml",
        path: "relations.0.application-data.bucket",
        line: 5,
      },
      description: "",
      docs: "",
      sensitive: false,
    },
  ],
  services: [
    { name: "mail-worker", startup: "enabled", running: true, command: "work", environment: true },
    { name: "flask", startup: "enabled", running: true, command: "serve", environment: true },
  ],
  migration: null,
  diagnostics: [],
  endpoints: [
    {
      name: "s3",
      role: "requires",
      interface: "s3",
      optional: true,
      related: true,
      integrated: true,
      required: false,
      mockable: true,
      variables: ["S3_BUCKET"],
      note: "",
      origin: { file: "charmcraft.yaml", path: "requires.s3", line: 6 },
    },
  ],
  options: [],
  unit: null,
};

const index = new LinkIndex(files, result);

/** What belongs to a spot, in short. */
function linked(spot: Spot) {
  const { places, expanded, variables, services, endpoints } = index.linked(spot);
  return {
    places: [...new Set(places.map(({ file, line }) => `${file}:${line}`))],
    expanded: [...expanded],
    names: [...variables, ...services, ...endpoints],
  };
}

describe("what came from where", () => {
  test("a line inside an option leads to its variable and its own line of the expansion", () => {
    const found = linked({ kind: "source", file: "charmcraft.yaml", line: 4 });
    expect(found.expanded).toEqual([4]);
    expect(found.names).toEqual(["FLASK_TOKEN"]);
  });

  test("a line above several options leads to none of their variables", () => {
    expect(linked({ kind: "source", file: "charmcraft.yaml", line: 2 }).names).toEqual([]);
  });

  test("a value in mock.yaml leads to the variable that has it, and to no other", () => {
    expect(linked({ kind: "source", file: "mock.yaml", line: 1 }).names).toEqual(["FLASK_TOKEN"]);
    expect(linked({ kind: "source", file: "mock.yaml", line: 5 }).names).toEqual(["S3_BUCKET"]);
  });

  test("a variable leads to both files and to the expansion", () => {
    const found = linked({ kind: "variable", name: "FLASK_TOKEN" });
    expect(found.places).toEqual(["charmcraft.yaml:3", "mock.yaml:1"]);
    expect(found.expanded).toEqual([3]);
  });

  test("a line that an extension added leads to the variable of its option", () => {
    const found = linked({ kind: "expanded", line: 6 });
    expect(found.names).toEqual(["WEBSERVER_THREADS"]);
    expect(found.places).toEqual([]);
  });

  test("an endpoint leads to its lines in both files and to its variables", () => {
    const found = linked({ kind: "endpoint", name: "s3" });
    expect(found.places).toEqual(["charmcraft.yaml:6", "mock.yaml:3"]);
    expect(found.names).toEqual(["S3_BUCKET", "s3"]);
  });

  test("a service leads to its line in rockcraft.yaml, and that line to it", () => {
    expect(linked({ kind: "service", name: "mail-worker" }).places).toEqual(["rockcraft.yaml:1"]);
    expect(linked({ kind: "source", file: "rockcraft.yaml", line: 2 }).names).toEqual(["mail-worker"]);
    expect(linked({ kind: "service", name: "flask" }).places).toEqual([]);
  });
});
