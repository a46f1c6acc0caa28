/**
 * Scrolls back to the start of lines as soon as the cursor is in view there, so that no line stays cut off at the
 * left.
 */
import type { Extension } from "@codemirror/state";
import { EditorView, type ViewUpdate } from "@codemirror/view";

/** Pixels to keep free to the right of the cursor. */
const margin = 24;

/** Whether the keyboard moved the cursor or changed the text. Nothing may move under the pointer. */
function movedByKey({ selectionSet, docChanged, transactions }: ViewUpdate): boolean {
  return (selectionSet || docChanged) && !transactions.some((one) => one.isUserEvent("select.pointer"));
}

/** Whether the cursor would still be in view with the start of the lines. */
function fits(view: EditorView): boolean {
  const at = view.coordsAtPos(view.state.selection.main.head);
  const { left, width } = view.scrollDOM.getBoundingClientRect();
  return at !== null && at.right - left + view.scrollDOM.scrollLeft < width - margin;
}

/** The extension, for every editor. */
export const startOfLines: Extension = EditorView.updateListener.of((update) => {
  const { view } = update;
  if (!movedByKey(update) || view.scrollDOM.scrollLeft === 0) return;
  view.requestMeasure({
    key: "start-of-lines",
    read: () => fits(view),
    write: (back) => {
      if (back) view.scrollDOM.scrollLeft = 0;
    },
  });
});
