/** Texts from outside, pasted or let go anywhere on the page: what Juju printed, an app's environment, an error. */
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
  /** Why it was not taken over, as a sentence; empty where it is not the output of a command. */
  readonly refusal: string;
}

/** The text that the dialog is about. It may hold secrets, so it is kept nowhere and goes with the dialog. */
export const outsideText = signal<OutsideText>({ text: "", refusal: "" });

/** Whether an event is for what takes text itself: a field, an editor, which has a root of its own, or a dialog. */
export function isForField(event: Event): boolean {
  return event
    .composedPath()
    .some((one) => one instanceof Element && one.matches("input, textarea, select, .cm-editor, dialog"));
}

/** Takes a text in: as the charm, as mock.yaml's, or else in the dialog that says what it is. */
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

/** Takes over what commands printed; any other text, or one that cannot be taken over now, is shown in the dialog. */
async function takeOrShow(text: string): Promise<void> {
  const taking = await takeFromJuju(text);
  if (taking.kind === "taken") return;
  outsideText.value = { text, refusal: taking.kind === "refused" ? taking.why : "" };
  dialog.value = "paste";
}

/** Most files that are read as outputs of commands. */
const mostOutputs = 20;

/** Takes over what commands of Juju printed into files, or says why not. @returns false where that is not what the files are */
export async function takeOutsideOutputs(outside: readonly OutsideFile[]): Promise<boolean> {
  if (outside.length > mostOutputs || outside.some(({ path }) => isProjectFile(path))) return false;
  const read = await Promise.all(outside.map(textOf));
  const texts = read.flatMap((one) => ("text" in one ? [one.text] : []));
  if (texts.length === 0 || texts.some(isCharm)) return false;
  const taking = await takeFromJuju(texts.join("\n---\n"));
  if (taking.kind === "refused") notify({ text: taking.why });
  return taking.kind !== "other";
}

/** Where the output of Juju was pasted into another file than mock.yaml, offers to take it over instead. */
export function offerForText(text: string): void {
  if (!text.trim().includes("\n") || activeFile.peek() === mockFile) return;
  const of = files.peek();
  // The editor takes the text first.
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
