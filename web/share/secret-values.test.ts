import { describe, expect, test } from "vitest";
import type { Variable } from "../engine/protocol";
import { secretValues, withoutSecretValues } from "./secret-values";

/** What a file is without its secret values. */
const cases: Record<string, readonly [file: string, before: string, after: string]> = {
  "a databag's password": ["mock.yaml", "      password: hunter2 # dev\n", "      password: removed # dev\n"],
  "quoted values keep their quotes": [
    "mock.yaml",
    "password: \"a\\\"b\"\ntoken: 'it''s'\n",
    "password: \"removed\"\ntoken: 'removed'\n",
  ],
  "flow mappings": [
    "mock.yaml",
    "a: {username: me, password: x, port: 1}\n",
    "a: {username: me, password: removed, port: 1}\n",
  ],
  "commas in plain block values": ["mock.yaml", "password: a,b}c\n", "password: removed\n"],
  "the password of an address": [
    "mock.yaml",
    "uris: postgresql://me:p@ss@db:5432/x\n",
    "uris: postgresql://me:removed@db:5432/x\n",
  ],
  "JSON inside a string": [
    "mock.yaml",
    `data: '{"password": "x", "user": "y"}'\n`,
    `data: '{"password": "removed", "user": "y"}'\n`,
  ],
  "all of mock.yaml's secrets": [
    "mock.yaml",
    "secrets:\n  d0e:\n    colour: blue\nconfig:\n  colour: red\n",
    "secrets:\n  d0e:\n    colour: removed\nconfig:\n  colour: red\n",
  ],
  "block scalars": [
    "mock.yaml",
    "  private-key: |\n    one\n    two\n  port: 1\n",
    "  private-key: |\n    removed\n  port: 1\n",
  ],
  "an environment file": [
    ".env.example",
    "API_KEY=abc\nexport DB_PASSWORD='x y'\nDEBUG=1\n",
    "API_KEY=removed\nexport DB_PASSWORD='removed'\nDEBUG=1\n",
  ],
  "the charm's own secret": ["mock.yaml", "secret-key: abc\n", "secret-key: removed\n"],
};

/** Texts with nothing to hide. */
const harmless: Record<string, string> = {
  "references to secrets": "secret-user: secret:d0erdgfmp25c762i8np0\nclient_secret_id: secret:abc\n",
  "names of endpoints and interfaces": "peers:\n  secret-storage:\n    interface: secret-storage\n",
  "an option's declaration":
    "config:\n  options:\n    token:\n      type: string\n      description: The token.\n",
  "addresses of tokens": "token_endpoint: https://idp/token\n",
  comments: "# password: hunter2 is what everybody takes\n",
  "no value yet": "secret-key: null\npassword:\ntoken: ''\n",
};

describe("without secret values", () => {
  test.each(Object.entries(cases))("%s", (_, [file, before, after]) => {
    const cleaned = withoutSecretValues({ [file]: before }, null);
    expect(cleaned[file]).toBe(after);
    expect(secretValues(cleaned, null)).toEqual([]);
  });

  test.each(Object.entries(harmless))("%s stay", (_, text) => {
    expect(secretValues({ "mock.yaml": text, "charmcraft.yaml": text }, null)).toEqual([]);
  });

  test("values that only the core knows to be sensitive go too", () => {
    const text = "config:\n  greeting: s3cr3t\n  page-size: 3\n";
    const variable: Variable = {
      name: "FLASK_GREETING",
      value: "s3cr3t",
      origin: { kind: "config" },
      "value-origin": { kind: "config", file: "mock.yaml", path: "config.greeting", line: 1 },
      description: "",
      docs: "",
      sensitive: true,
    };
    expect(withoutSecretValues({ "mock.yaml": text }, [variable])["mock.yaml"]).toBe(
      "config:\n  greeting: removed\n  page-size: 3\n",
    );
  });

  test("what a sensitive address is put together from stays", () => {
    const text = "      endpoints: db:5432\n";
    const variable: Variable = {
      name: "POSTGRESQL_DB_CONNECT_STRING",
      value: "postgresql://me:x@db:5432/shop",
      origin: { kind: "integration" },
      "value-origin": {
        kind: "integration",
        file: "mock.yaml",
        path: "relations.0.application-data.endpoints",
        line: 0,
      },
      description: "",
      docs: "",
      sensitive: true,
    };
    expect(secretValues({ "mock.yaml": text }, [variable])).toEqual([]);
  });

  test("each is told with its file, line and key", () => {
    expect(secretValues({ "mock.yaml": "a: 1\npassword: x\n" }, null)).toEqual([
      { file: "mock.yaml", line: 1, key: "password", from: 15, to: 16 },
    ]);
  });
});
