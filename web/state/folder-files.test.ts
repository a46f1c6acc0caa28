import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readOutsideFiles, zipProject } from "./folder-files";
import { excess, limits } from "./limits";

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

  test("a file that is too large, or not part of a charm, is reported", async () => {
    const large = await readOutsideFiles(outside(["charmcraft.yaml"], "x".repeat(limits.bytes + 1)));
    expect(large).toEqual({ files: {}, left: ["'charmcraft.yaml' has more than 1 MiB of text."] });
    const other = await readOutsideFiles(outside(["a.png", "b.png"]));
    expect(other.left[0]).toMatch(/charmcraft\.yaml/);
  });

  test("of too many files, those that the page knows are taken first", async () => {
    const many = Array.from({ length: limits.files + 10 }, (_, n) => `cos_custom/${n}.yaml`);
    const { files, left } = await readOutsideFiles(outside([...many, "charmcraft.yaml", "mock.yaml"]));
    expect(Object.keys(files)).toHaveLength(limits.files);
    expect(Object.keys(files).slice(0, 2)).toEqual(["charmcraft.yaml", "mock.yaml"]);
    expect(left[0]).toMatch(
      /^12 files left out: a project may have at most 500 files and 1 MiB of text, and a path at most 255 bytes/,
    );
  });

  test("of files that are too large together, as many are taken as fit", async () => {
    const half = "x".repeat(limits.bytes / 2);
    const { files, left } = await readOutsideFiles(
      outside(["charmcraft.yaml", "cos_custom/a.yaml", "cos_custom/b.yaml"], half),
    );
    expect(Object.keys(files)).toEqual(["charmcraft.yaml"]);
    expect(left[0]).toMatch(/^2 files left out/);
    expect(excess(files)).toBeNull();
  });

  test("a path of 10,000 folders is left out", async () => {
    const deep = `cos_custom/${"a/".repeat(10_000)}x`;
    const { files, left } = await readOutsideFiles(outside(["charmcraft.yaml", deep]));
    expect(Object.keys(files)).toEqual(["charmcraft.yaml"]);
    expect(left[0]?.length).toBeLessThan(200);
  });

  test("a zip file holds every file under the project's folder", () => {
    const unzipped = unzipSync(zipProject({ "charmcraft.yaml": "ä\n", "cos_custom/a": "" }, "shop"));
    expect(Object.entries(unzipped).map(([path, bytes]) => [path, strFromU8(bytes)])).toEqual([
      ["shop/charmcraft.yaml", "ä\n"],
      ["shop/cos_custom/a", ""],
    ]);
  });
});

describe("a zip of a hostile project", () => {
  const hostile = [
    "../x",
    "a/../../x",
    "/etc/x",
    "C:\\x",
    "c:x",
    "a\\..\\x",
    "a\u0000b",
    "a\nb",
    "a//b",
    "",
    ".",
  ];

  test.each(hostile)("leaves out the file %j", (path) => {
    const names = Object.keys(unzipSync(zipProject({ "charmcraft.yaml": "", [path]: "x" }, "shop")));
    expect(names).toEqual(["shop/charmcraft.yaml"]);
  });

  test.each([...hostile, "..", "a/b"])("is not put in the folder %j", (folder) => {
    expect(Object.keys(unzipSync(zipProject({ "charmcraft.yaml": "" }, folder)))).toEqual([
      "charm/charmcraft.yaml",
    ]);
  });
});

/** A zip from outside. */
const zipped = (entries: Readonly<Record<string, string>>) => {
  const bytes = zipSync(
    Object.fromEntries(Object.entries(entries).map(([path, text]) => [path, strToU8(text)])),
  );
  return [{ path: "a.zip", file: new File([bytes as Uint8Array<ArrayBuffer>], "a.zip") }];
};

describe("zips from outside", () => {
  test("a zip that the page made can be opened again", async () => {
    const project = { "charmcraft.yaml": "name: a\n", "mock.yaml": "unit: 1\n", "cos_custom/a.rule": "x\n" };
    const file = new File([zipProject(project, "a-k8s")], "a-k8s.zip");
    expect(await readOutsideFiles([{ path: "a-k8s.zip", file }])).toEqual({ files: project, left: [] });
  });

  test("only files of a project are unpacked, whatever their paths", async () => {
    const { files } = await readOutsideFiles(
      zipped({
        "a/charmcraft.yaml": "name: a\n",
        "a/../mock.yaml": "x",
        "/etc/passwd": "x",
        "a/cos_custom/../../b": "x",
        "a/app.py": "x",
        "node_modules/charmcraft.yaml": "x",
        "__MACOSX/a/mock.yaml": "x",
      }),
    );
    expect(files).toEqual({ "charmcraft.yaml": "name: a\n" });
  });

  test("a zip bomb is not unpacked", async () => {
    const big = " ".repeat(1_900_000);
    const files = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`cos_custom/${n}`, big]));
    const { files: read, left } = await readOutsideFiles(zipped({ "charmcraft.yaml": "a: 1", ...files }));
    expect(read).toEqual({});
    expect(left).toEqual(["'a.zip' unpacks to more than 20 MB."]);
  });

  test("a damaged zip is reported", async () => {
    const cut = zipped({ "charmcraft.yaml": "name: a" }).map(({ path, file }) => ({
      path,
      file: new File([file.slice(0, 40)], path),
    }));
    const { left } = await readOutsideFiles(cut);
    expect(left).toEqual(["'a.zip' is damaged, encrypted or of a kind that this page cannot unpack."]);
  });
});

test.each([
  ["no UTF-8", [0xff, 0xfe, 0x6e, 0x00]],
  ["a program", [0x7f, 0x45, 0x4c, 0x46, 0, 0]],
])("a file that is %s is refused with a sentence", async (_, bytes) => {
  const file = new File([new Uint8Array(bytes)], "charmcraft.yaml");
  const { files, left } = await readOutsideFiles([{ path: "charmcraft.yaml", file }]);
  expect(files).toEqual({});
  expect(left).toEqual(["'charmcraft.yaml' is not UTF-8 text, as the files of a charm are."]);
});
