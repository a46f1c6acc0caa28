/** Scrolls sideways back to the start of lines as soon as the cursor is in view there, so that no letter stays cut. */
import type { Extension } from "@codemirror/state";
import { EditorView, type ViewUpdate } from "@codemirror/view";

/** Pixels that stay free right of the cursor. */
const margin = 24;

/** Whether the cursor was moved, or something typed, by other means than the pointer: under it nothing may move. */
function movedByKey({ selectionSet, docChanged, transactions }: ViewUpdate): boolean {
  return (selectionSet || docChanged) && !transactions.some((one) => one.isUserEvent("select.pointer"));
}

/** Whether the cursor would be in view with the lines' start. */
function fits(view: EditorView): boolean {
  const at = view.coordsAtPos(view.state.selection.main.head);
  const { left, width } = view.scrollDOM.getBoundingClientRect();
  return at !== null && at.right - left + view.scrollDOM.scrollLeft < width - margin;
}

/** The behaviour, for every editor. */
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
