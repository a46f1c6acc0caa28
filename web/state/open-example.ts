/** Opening examples. */
import { type Example, examples, loadExample } from "../examples";
import { notify } from "./announce";
import { openFolder, undoStep } from "./project";
import { narrowPane } from "./view";

/** Opens an example in place of the present project; undo brings that back. */
export async function openExample(example: Example): Promise<void> {
  try {
    openFolder(await loadExample(example.name), `example '${example.title}'`);
  } catch {
    return notify({ text: `'${example.title}' could not be fetched; check the connection and try again.` });
  }
  narrowPane.value = "environment";
  notify({ text: `'${example.title}' is open.`, action: { title: "Undo", run: () => void undoStep() } });
}

/** The example of an empty visit. */
export const firstExample = examples[0] as Example;
