/** What the page shows of a project before it is opened. */
import type { Files } from "../engine/protocol";
import { mainFile } from "./files";
import { topValue } from "./glance";
import { counted } from "./phrases";

/** The name of the charm; null if charmcraft.yaml has none. */
export function charmName(files: Files): string | null {
  return topValue(files[mainFile] ?? "", "name") || null;
}

/** The size of a project in words: "2 files, 40 lines". */
export function projectSize(files: Files): string {
  const lines = Object.values(files).reduce((sum, text) => sum + text.split("\n").length, 0);
  return `${counted(Object.keys(files).length, "file")}, ${counted(lines, "line")}`;
}
