import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { examples, findExample } from "./catalogue";
import { exampleFiles } from "./files";
import { loadExample } from "./load";

const folders = readdirSync(fileURLToPath(new URL(".", import.meta.url)), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "testdata")
  .map((entry) => entry.name);

describe("the table of examples", () => {
  test("has a row for each folder, and a folder for each row", () => {
    expect(examples.map(({ id }) => id).sort()).toEqual(folders.sort());
  });

  test.each(examples)(
    "$id has a title and one sentence of its own, and the file that it shows first",
    (example) => {
      expect(example.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(example.summary).toMatch(/^\S.*\.$/);
      expect(examples.filter(({ title }) => title === example.title)).toEqual([example]);
      expect(Object.keys(exampleFiles(example.id))).toContain(example.file);
      expect(Object.keys(exampleFiles(example.id))).toContain("charmcraft.yaml");
    },
  );

  test("has every framework", () => {
    const frameworks = new Set(examples.map(({ framework }) => framework));
    expect([...frameworks].sort()).toEqual(["Django", "Express", "FastAPI", "Flask", "Go", "Spring Boot"]);
  });
});

describe("files", () => {
  test("paths are those inside the project folder", async () => {
    expect(Object.keys(await loadExample("flask-observability")).sort()).toEqual([
      "charmcraft.yaml",
      "cos_custom/prometheus_alert_rules/orders.rule",
      "mock.yaml",
      "paas-config.yaml",
    ]);
  });

  test("a folder is not confused with one whose name begins alike", () => {
    expect(Object.keys(exampleFiles("flask-s3"))).toEqual(["charmcraft.yaml", "mock.yaml"]);
  });

  test("an unknown name has no files", () => {
    expect(exampleFiles("no-such-example")).toEqual({});
    expect(findExample("no-such-example")).toBeNull();
  });
});
