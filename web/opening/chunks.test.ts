import { expect, test } from "vitest";
import { chunkNames } from "./chunks";

/** Modules by name, with what each of them imports; what is fetched later is not among that. */
const modules: Readonly<Record<string, readonly string[]>> = {
  "index.html": ["state", "words", "own"],
  "embed.html": ["state", "words", "source-editor"],
  "docs.html": ["words"],
  "source-editor": ["editing", "state"],
  editing: ["state", "words"],
  state: ["signals", "state"],
  signals: ["state"],
  words: [],
  own: [],
  dialog: ["state"],
};

test("what is always fetched together comes in one file, and small pages are left as they are", () => {
  const nameOf = chunkNames({
    page: ["index.html"],
    sibling: ["embed.html"],
    small: ["docs.html"],
    editors: ["source-editor"],
  });
  const getModuleInfo = (id: string) => ({ importedIds: [...(modules[id] ?? [])] });
  const named = Object.keys(modules).map((id) => [id, nameOf(id, { getModuleInfo })]);
  expect(Object.fromEntries(named.filter(([, name]) => name !== null))).toEqual({
    state: "page",
    signals: "page",
    editing: "editor",
  });
});
