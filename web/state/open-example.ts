/** Opening examples. */
import { type Example, firstExample, loadExample } from "../examples";
import { nameExample } from "./address";
import { announce, notify } from "./announce";
import { activeFile, charmcraft, files, openFolder, undoStep } from "./project";
import { narrowPane } from "./view";

/** Opens an example in place of the present project; undo brings that back. */
export async function openExample(example: Example): Promise<void> {
  const { id, title, file, experimental } = example;
  try {
    openFolder(await loadExample(id), `example '${title}'`);
  } catch {
    notify({ text: `'${title}' could not be fetched; check the connection and try again.` });
    return;
  }
  nameExample(id);
  activeFile.value = file;
  if (experimental) charmcraft.value = { experimental };
  narrowPane.value = "environment";
  notify({ text: `'${title}' is open.`, action: { title: "Undo", run: () => void undoStep() } });
}

/** Opens the example of an empty visit; there is nothing to undo. */
export async function openFirstExample(): Promise<void> {
  try {
    files.value = await loadExample(firstExample.id);
    activeFile.value = firstExample.file;
    narrowPane.value = "environment";
  } catch {
    announce("The first example could not be fetched; the page begins empty.");
  }
}
