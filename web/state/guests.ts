/** An example is a guest: its files leave when somebody's own charm comes in over its charmcraft.yaml. */
import type { Files } from "../engine/protocol";
import { mainFile } from "./files";
import { topValue } from "./glance";

/** Share of the lines of a text that must be others than the example's for it to be another charm. */
const another = 0.8;

/** Whether a charmcraft.yaml is of another charm than an example's: by its name, or by most of its lines. */
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

/** The files of a folder, charmcraft.yaml apart, that are as an example has them. */
function untouched(folder: Files, example: Files): string[] {
  return Object.keys(folder).filter((path) => path !== mainFile && folder[path] === example[path]);
}

/**
 * The files that came with an example and leave for another charm.
 * @param folder the project as it is
 * @param text the charmcraft.yaml that comes in as a whole
 * @param examples the folders of all examples
 * @returns their paths; none where the project is no example, or the text is the example's own, changed a little
 */
export function leavingGuests(folder: Files, text: string, examples: readonly Files[]): string[] {
  const [host] = examples
    .map((example) => ({ example, paths: untouched(folder, example) }))
    .sort((a, b) => b.paths.length - a.paths.length);
  if (!host || !isAnotherCharm(text, host.example[mainFile] ?? "")) return [];
  return host.paths;
}
