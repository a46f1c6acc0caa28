/** Text that the user pastes or drops anywhere on the page: output of Juju, an app's environment, an error. */
import { signal } from "@preact/signals";
import { notify } from "./announce";
import { mainFile, mockFile, withLineFeeds } from "./files";
import { isProjectFile, type OutsideFile, textOf } from "./folder-files";
import { isCharm } from "./glance";
import { takeOwnCharm } from "./own-charm";
import { activeFile, addFiles, charmcraft, files, history, undoThatStep } from "./project";
import { ask } from "./session";
import { takeFromJuju } from "./taking";
import { notifyStep } from "./undo";
import { dialog } from "./view";

/** A text from outside. */
interface OutsideText {
  readonly text: string;
  /** Why it was not taken over, as a sentence; empty if it is not the output of a command. */
  readonly refusal: string;
}

/** The text that the dialog is about. It may hold secrets, so it is stored nowhere and goes when the dialog closes. */
export const outsideText = signal<OutsideText>({ text: "", refusal: "" });

/** Whether an event belongs to something that takes text itself: a field, an editor or a dialog. */
export function isForField(event: Event): boolean {
  return event
    .composedPath()
    .some((one) => one instanceof Element && one.matches("input, textarea, select, .cm-editor, dialog"));
}

/** Takes in a text: as the charm, as data for mock.yaml, or else in the dialog that explains it. */
export async function takeOutsideText(given: string): Promise<void> {
  const text = withLineFeeds(given);
  if (isCharm(text)) {
    const label = `pasting ${mainFile}`;
    if (takeOwnCharm(text, label)) return;
    addFiles({ [mainFile]: text }, label);
    notifyStep(`Pasted ${mainFile}.`);
    return;
  }
  await takeOrShow(text);
}

/** Takes over the output of commands; any other text, or output that is refused, is shown in the dialog. */
async function takeOrShow(text: string): Promise<void> {
  const taking = await takeFromJuju(text);
  if (taking.kind === "taken") return;
  outsideText.value = { text, refusal: taking.kind === "refused" ? taking.why : "" };
  dialog.value = "paste";
}

/** The most files that are read as outputs of commands. */
const mostOutputs = 20;

/** Takes over Juju's output from files, or says why it cannot. @returns false if the files are not output of Juju */
export async function takeOutsideOutputs(outside: readonly OutsideFile[]): Promise<boolean> {
  if (outside.length > mostOutputs || outside.some(({ path }) => isProjectFile(path))) return false;
  const read = await Promise.all(outside.map(textOf));
  const texts = read.flatMap((one) => ("text" in one ? [one.text] : []));
  if (texts.length === 0 || texts.some(isCharm)) return false;
  const taking = await takeFromJuju(texts.join("\n---\n"));
  if (taking.kind === "refused") notify({ text: taking.why });
  return taking.kind !== "other";
}

/** After output of Juju was pasted into another file, offers to move it to mock.yaml. */
export function offerForText(text: string): void {
  if (!text.trim().includes("\n") || activeFile.peek() === mockFile) return;
  const of = files.peek();
  // Let the editor take the text first.
  setTimeout(async () => {
    const step = history.peek().done.at(-1);
    const request = { files: of, charmcraft: charmcraft.peek(), take: text };
    const answer = await ask("mock", request, "offer");
    if (!step || files.peek() === of || !answer || answer.error !== null) return;
    const run = () => {
      undoThatStep(step);
      void takeOrShow(text);
    };
    const commands = answer.from.map(({ command }) => `\`${command}\``).join(", ");
    notify({
      text: `This is the output of ${commands}.`,
      action: { title: "Copy it into mock.yaml", run },
    });
  }, 0);
}
