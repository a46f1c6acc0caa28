/** Opens examples. */
import { type Example, firstExample, loadExample } from "../examples";
import { nameExample } from "./address";
import { notify } from "./announce";
import { missingPart } from "./parts";
import { activeFile, charmcraft, openFolder, placeProject } from "./project";
import { notifyStep } from "./undo";
import { narrowPane } from "./view";

/** Opens an example in place of the present project; undo brings that back. */
export async function openExample(example: Example): Promise<void> {
  const { id, title, file, experimental } = example;
  try {
    openFolder(await loadExample(id), `example '${title}'`);
  } catch {
    notify({ text: `Could not fetch '${title}': check the connection and try again.` });
    return;
  }
  nameExample(id);
  activeFile.value = file;
  if (experimental) charmcraft.value = { experimental };
  narrowPane.value = "environment";
  notifyStep(`Opened '${title}'.`);
}

/** Opens the example that a visitor without a project sees first; there is nothing to undo. */
export async function openFirstExample(): Promise<void> {
  try {
    placeProject({
      files: await loadExample(firstExample.id),
      activeFile: firstExample.file,
      experimental: false,
    });
    narrowPane.value = "environment";
  } catch {
    missingPart.value = { what: "The first example", again: () => void openFirstExample() };
  }
}
