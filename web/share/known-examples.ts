/**
 * Recognises the files of examples: they hold no secrets of the user's, and a whole example has an address of its
 * own.
 */

import type { Files } from "../engine/protocol";
import { examples } from "../examples";
import { exampleFiles } from "../examples/files";
import { sameFiles } from "../state/files";

/** The name of the example that a project is an unchanged copy of, or null. */
export function exampleOf(files: Files): string | null {
  return examples.find(({ id }) => sameFiles(exampleFiles(id), files))?.id ?? null;
}

/** Whether a file is an unchanged file of some example. */
export function isExampleFile(path: string, text: string): boolean {
  return examples.some(({ id }) => exampleFiles(id)[path] === text);
}
