import { describe, expect, test } from "vitest";
import { editFiles } from "./files";
import { rememberRemoval, withRelationOf, withRememberedData } from "./removed-relations";

const mine = `relations:
  - endpoint: s3
    app: minio
    application-data:
      bucket: book-covers # mine

  - app: cache
    endpoint: redis
config: {}
`;
const without = mine.replace(/ {2}- endpoint: s3[\s\S]*?mine\n\n/, "");
const sample = `relations:
- endpoint: s3
  application-data:
    bucket: app-bucket
config: {}
`;

describe("a relation that is switched off and on", () => {
  test("is as before if nothing else was changed", () => {
    rememberRemoval("p", "s3", { "mock.yaml": mine }, { "mock.yaml": without });
    const edits = withRememberedData("p", "s3", [], { "mock.yaml": without });
    expect(editFiles({ "mock.yaml": without }, edits)["mock.yaml"]).toBe(mine);
  });

  test("keeps its data, in the place that the core gives it, if something else was changed", () => {
    rememberRemoval("p", "s3", { "mock.yaml": mine }, { "mock.yaml": without });
    const of = { "mock.yaml": "config: {}\n" };
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const added = [{ file: "mock.yaml", range, text: sample.replace("config: {}\n", "") }];
    const text = editFiles(of, withRememberedData("p", "s3", added, of))["mock.yaml"];
    expect(text).toBe(`relations:
- endpoint: s3
  app: minio
  application-data:
    bucket: book-covers # mine
config: {}
`);
  });

  test("is the core's sample in another project, or if its data is not in block style", () => {
    expect(withRememberedData("q", "s3", [], { "mock.yaml": without })).toEqual([]);
    expect(withRelationOf(sample, "s3", "relations: [{endpoint: s3}]\n")).toBe(sample);
    expect(withRelationOf("relations: []\n", "s3", mine)).toBe("relations: []\n");
  });

  test("is found by its endpoint, whichever key is the first", () => {
    expect(withRelationOf("- endpoint: redis\n", "redis", mine)).toBe("- app: cache\n  endpoint: redis\n");
  });
});
