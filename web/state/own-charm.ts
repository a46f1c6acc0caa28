/** When the user's own charmcraft.yaml replaces an example's, the example's other files leave. */
import type { Files } from "../engine/protocol";
import { notify } from "./announce";
import { mainFile, withoutFile } from "./files";
import { leavingGuests } from "./guests";
import { addFiles, files, openFolder } from "./project";

let examples: readonly Files[] = [];

/**
 * Loads the texts of the examples, so that their files can be recognised. If they cannot be had offline, no file
 * leaves.
 */
export async function knowExamples(): Promise<void> {
  const [{ exampleFiles }, { examples: table }] = await Promise.all([
    import("../examples/files"),
    import("../examples/catalogue"),
  ]).catch(() => [{ exampleFiles: () => ({}) }, { examples: [] }] as const);
  examples = table.map(({ id }) => exampleFiles(id));
}

/** Files in words: "mock.yaml and rockcraft.yaml". */
function listed(paths: readonly string[]): string {
  return paths.length < 2 ? paths.join("") : `${paths.slice(0, -1).join(", ")} and ${paths.at(-1)}`;
}

/** Whether a charmcraft.yaml is another charm than the example that is open. */
export function bringsOwnCharm(text: string): boolean {
  return leavingGuests(files.peek(), text, examples).length > 0;
}

/**
 * Takes in a charmcraft.yaml that replaces the present one, whether it was pasted, dropped or opened. If the
 * project is an example, its untouched files leave in the same step.
 * @returns false if no file leaves; then nothing was changed
 */
export function takeOwnCharm(text: string, label: string): boolean {
  const before = files.peek();
  const leaving = leavingGuests(before, text, examples);
  if (leaving.length === 0) return false;
  const staying = leaving.reduce<Files>(withoutFile, before);
  openFolder({ ...staying, [mainFile]: text }, label, { own: true });
  const guests = Object.fromEntries(leaving.map((path) => [path, before[path] ?? ""]));
  const keep = () =>
    addFiles({ [mainFile]: files.value[mainFile] ?? "", ...guests }, "keeping the example's files");
  notify({
    text: `The example's ${listed(leaving)} ${leaving.length === 1 ? "was" : "were"} set aside.`,
    action: { title: leaving.length === 1 ? "Keep it" : "Keep them", run: keep },
  });
  return true;
}
