/** What of a project is an example's: nothing in it is a secret of the user's, and as a whole it has an address. */

import type { Files } from "../engine/protocol";
import { examples } from "../examples";
import { exampleFiles } from "../examples/files";
import { sameFiles } from "../state/files";

/** The name of the example that a project is an unchanged copy of, or null. */
export function exampleOf(files: Files): string | null {
  return examples.find(({ id }) => sameFiles(exampleFiles(id), files))?.id ?? null;
}

/** Whether a file is one of an example's, unchanged. */
export function isExampleFile(path: string, text: string): boolean {
  return examples.some(({ id }) => exampleFiles(id)[path] === text);
}
