import { expect, test } from "vitest";
import type { Needs, PossibleVariable } from "../engine/protocol";
import { valuePlace } from "./bring";
import { foundIn, groupsOf } from "./possible";

/** A possible variable. */
function variable(name: string, kind: Needs["kind"], needed: string): PossibleVariable {
  return {
    name,
    needs: { kind, name: needed },
    title: `Do ${needed}`,
    origin: { kind: "config" },
    description: "",
    docs: "",
    sensitive: false,
    edits: [],
  };
}

const variables = [
  variable("FLASK_TOKEN", "value", "token"),
  variable("S3_BUCKET", "relation", "s3"),
  variable("MYSQL_DB_NAME", "endpoint", "mysql"),
  variable("S3_PATH", "relation", "s3"),
];

test("variables that need the same are one group, in the order of what they need", () => {
  const groups = groupsOf(variables);
  expect(groups.map(({ needs }) => needs.name)).toEqual(["token", "s3", "mysql"]);
  expect(groups[1]?.variables.map(({ name }) => name)).toEqual(["S3_BUCKET", "S3_PATH"]);
  expect(groups[1]?.title).toBe("Do s3");
});

test("one step brings a group unless each of its variables needs edits of its own", () => {
  const path = [
    {
      file: "mock.yaml",
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      text: "a",
    },
  ];
  const [bucket, other] = [variable("S3_BUCKET", "relation", "s3"), variable("S3_REGION", "relation", "s3")];
  const more = { ...variable("S3_PATH", "relation", "s3"), edits: path };
  expect(groupsOf([bucket, more])[0]?.each).toBe(true);
  expect([...(groupsOf([bucket, other, more])[0]?.more ?? [])]).toEqual([more]);
  expect(groupsOf([bucket, other, more])[0]?.each).toBe(false);
  expect(groupsOf([bucket])[0]?.each).toBe(false);
});

test("an option and an endpoint of one name are two needs", () => {
  expect(groupsOf([variable("A", "value", "s3"), variable("B", "relation", "s3")])).toHaveLength(2);
});

test("a search finds a whole group by what it needs, and single variables by their names", () => {
  const [, s3] = groupsOf(variables);
  if (!s3) throw new Error("no group");
  const names = (text: string) => foundIn(s3, text)?.variables.map(({ name }) => name);
  expect(names("S3")).toEqual(["S3_BUCKET", "S3_PATH"]);
  expect(names("path")).toEqual(["S3_PATH"]);
  expect(names("s3 bucket")).toEqual(["S3_BUCKET"]);
  expect(names("mysql")).toBeUndefined();
  expect(names("")).toHaveLength(2);
});

/** An edit that inserts text before a line. */
function inserted(line: number, text: string) {
  const at = { line, character: 0 };
  return { range: { start: at, end: at }, text };
}

test("the place of a value is the text after the last key, without a comment", () => {
  const text = "config:\n  token: abc # mine\nmodel:\n  config:\n    juju-http-proxy: http://a\n";
  const edits = [inserted(0, text)];
  expect(valuePlace("", edits, "token")).toEqual({ line: 1, character: 9, until: 12 });
  expect(valuePlace("", edits, "juju-http-proxy")).toEqual({ line: 4, character: 21, until: 29 });
  expect(valuePlace("", edits, "size")).toBeNull();
});

test("the place of a value is where the step wrote it, and not where the same key follows further down", () => {
  const before =
    "units: 1\nconfig:\n  a: b\nrelations:\n  - endpoint: smtp\n    application-data:\n      port: 25\n";
  const edits = [inserted(2, "  port: 8080\n"), inserted(0, "# new\napplication: shop\n")];
  expect(valuePlace(before, edits, "port")).toEqual({ line: 4, character: 8, until: 12 });
  expect(valuePlace(before, [inserted(2, "  size: 1\n")], "port")).toBeNull();
});
