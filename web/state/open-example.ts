/** Opening examples. */
import { type Example, loadExample } from "../examples";
import { notify } from "./announce";
import { charmcraft, openFolder, showFile, undoStep } from "./project";
import { narrowPane } from "./view";

/** Opens an example in place of the present project; undo brings that back. */
export async function openExample(example: Example): Promise<void> {
  try {
    openFolder(await loadExample(example.id), `example '${example.title}'`);
    showFile(example.file);
    if (example.experimental) charmcraft.value = { ...charmcraft.value, experimental: true };
  } catch {
    return notify({ text: `'${example.title}' could not be fetched; check the connection and try again.` });
  }
  narrowPane.value = "environment";
  notify({ text: `'${example.title}' is open.`, action: { title: "Undo", run: () => void undoStep() } });
}
