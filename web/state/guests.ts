/** An example is a guest: its files leave when the user's own charm replaces its charmcraft.yaml. */
import type { Files } from "../engine/protocol";
import { mainFile } from "./files";
import { topValue } from "./glance";

/** The share of lines (0 to 1) that must differ from the example's before a text counts as another charm. */
const another = 0.8;

/** Whether a charmcraft.yaml is another charm than an example's: by its name, or because most of its lines differ. */
function isAnotherCharm(text: string, example: string): boolean {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const own = new Set(example.split("\n"));
  const name = topValue(text, "name");
  const other = lines.filter((line) => !own.has(line)).length;
  return (
    lines.length > 0 &&
    ((name !== undefined && name !== topValue(example, "name")) || other > another * lines.length)
  );
}

/** The files of a folder, charmcraft.yaml excepted, that are exactly as in an example. */
function untouched(folder: Files, example: Files): string[] {
  return Object.keys(folder).filter((path) => path !== mainFile && folder[path] === example[path]);
}

/**
 * The files that came with an example and leave when another charm comes in.
 * @param folder the project as it is
 * @param text the charmcraft.yaml that replaces the present one
 * @param examples the folders of all examples
 * @returns their paths; none if the project is not an example, or the text is the example's own with few changes
 */
export function leavingGuests(folder: Files, text: string, examples: readonly Files[]): string[] {
  const [host] = examples
    .map((example) => ({ example, paths: untouched(folder, example) }))
    .sort((a, b) => b.paths.length - a.paths.length);
  if (!host || !isAnotherCharm(text, host.example[mainFile] ?? "")) return [];
  return host.paths;
}
