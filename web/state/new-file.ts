/** Adds a file, with the text that a file of its name starts with. */
import { callLimit } from "../engine/client";
import { mockFile, positionAt } from "./files";
import { addFile, charmcraft, files, projectId, showFile } from "./project";
import { ask } from "./session";
import { soon } from "./soon";
import { wantedPlace } from "./view";

/** The options, secrets and endpoints of the charm as comments; empty if charmcraft refuses the charm. */
async function mockToBegin(): Promise<string> {
  const request = { files: files.peek(), charmcraft: charmcraft.peek(), begin: true };
  const answer = await ask("mock", request, "begin");
  return answer?.edits[0]?.text ?? "";
}

/** Puts the cursor on the first blank line, where the user can type without breaking up a comment. */
function toBlankLine(path: string, text: string): void {
  const blank = text.indexOf("\n\n");
  if (blank >= 0) wantedPlace.ask({ file: path, ...positionAt(text, blank + 1), focus: true });
}

/**
 * Adds a file and shows it. A new mock.yaml lists everything that can be mocked for the charm, as comments, and so
 * means the same as an empty one; if the engine does not answer in time, it starts empty. A file that exists by
 * then is only shown.
 */
export async function addNewFile(path: string): Promise<void> {
  if (path !== mockFile) {
    addFile(path);
    return;
  }
  const project = projectId.peek();
  const text = await soon(mockToBegin(), "", callLimit);
  if (projectId.peek() !== project) return;
  if (Object.hasOwn(files.peek(), path)) {
    showFile(path);
    return;
  }
  addFile(path, text);
  toBlankLine(path, text);
}
