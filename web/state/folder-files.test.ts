import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readOutsideFiles, zipProject } from "./folder-files";

const outside = (paths: readonly string[], text = "name: a\r\n") =>
  paths.map((path) => ({ path, file: new File([text], path.split("/").at(-1) ?? path) }));

describe("files from outside", () => {
  test.each([
    [
      ["charmcraft.yaml", "mock.yaml", "notes.txt"],
      ["charmcraft.yaml", "mock.yaml"],
    ],
    [
      ["app/charm/charmcraft.yaml", "app/rockcraft.yaml", "app/charm/cos_custom/a.rule"],
      ["charmcraft.yaml", "cos_custom/a.rule"],
    ],
    [["my-charm.yaml"], ["charmcraft.yaml"]],
    [["mock.yaml"], ["mock.yaml"]],
  ])("%j become %j", async (paths, names) => {
    const { files, left } = await readOutsideFiles(outside(paths));
    expect(Object.keys(files)).toEqual(names);
    expect(left).toEqual([]);
  });

  test("line ends become LF", async () => {
    expect((await readOutsideFiles(outside(["charmcraft.yaml"]))).files).toEqual({
      "charmcraft.yaml": "name: a\n",
    });
  });

  test("what is too large or no charm's is told", async () => {
    const large = await readOutsideFiles(outside(["charmcraft.yaml"], "x".repeat(2_000_001)));
    expect(large).toEqual({ files: {}, left: ["'charmcraft.yaml' is larger than 2 MB."] });
    const other = await readOutsideFiles(outside(["a.png", "b.png"]));
    expect(other.left[0]).toMatch(/charmcraft\.yaml/);
  });

  test("a zip file holds every file under the project's folder", () => {
    const unzipped = unzipSync(zipProject({ "charmcraft.yaml": "ä\n", "cos_custom/a": "" }, "shop"));
    expect(Object.entries(unzipped).map(([path, bytes]) => [path, strFromU8(bytes)])).toEqual([
      ["shop/charmcraft.yaml", "ä\n"],
      ["shop/cos_custom/a", ""],
    ]);
  });
});
