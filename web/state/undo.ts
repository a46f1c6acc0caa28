/** Undo and redo as the user meets them: by key, by command, and by the button of a note. */
import { announce, notify } from "./announce";
import type { Step } from "./history";
import { history, isUndoable, type Moved, redoStep, undoStep, undoThatStep } from "./project";

/** Announces what was undone or redone; visibly if it is not in the file that was shown. */
function tell(done: "Undone" | "Redone", moved: Moved | null): void {
  if (!moved) announce(done === "Undone" ? "Nothing to undo." : "Nothing to redo.");
  else if (moved.elsewhere === null) announce(`${done}: ${moved.label}.`);
  else notify({ text: `${done} in ${moved.elsewhere}: ${moved.label}.` });
}

/** Undoes the last step in the shown file, or else the last step of all, and says so. */
export function undoAndTell(): void {
  tell("Undone", undoStep());
}

/** Redoes the step that was undone last, and says so. */
export function redoAndTell(): void {
  tell("Redone", redoStep());
}

/** The steps that have had their note. If nothing was changed, the last step is among them and gets no second one. */
const told = new WeakSet<Step>();

/**
 * Shows a note about the last step, with a button that undoes that step and no other. The note disappears when the
 * step can no longer be undone by itself.
 * @param title the label of the button
 */
export function notifyStep(text: string, title = "Undo"): void {
  const step = history.peek().done.at(-1);
  const isNew = step && !step.typing && !told.has(step);
  if (step) told.add(step);
  notify(
    isNew
      ? { text, action: { title, run: () => void undoThatStep(step) }, holds: () => isUndoable(step) }
      : { text },
  );
}
