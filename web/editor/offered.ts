/** Completion lists that the page opens by itself, and when such a list may handle a key. */
import {
  closeCompletion,
  completionStatus,
  currentCompletions,
  selectedCompletion,
  selectedCompletionIndex,
  setSelectedCompletion,
  startCompletion,
} from "@codemirror/autocomplete";
import { type EditorState, type Extension, StateEffect, StateField } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/** Whether the open list opened by itself and the user has not typed or chosen yet. */
const unasked = StateField.define<boolean>({
  create: () => false,
  update: (value, transaction) => {
    for (const effect of transaction.effects) if (effect.is(setUnasked)) return effect.value;
    return value && !transaction.docChanged;
  },
});
const setUnasked = StateEffect.define<boolean>();

/** Whether the list that is open or being loaded opened by itself, with nothing typed since. */
export function cameByItself(state: EditorState): boolean {
  return state.field(unasked, false) ?? false;
}

/** Opens the list of what is allowed at the cursor, with no item chosen, so that it handles neither Enter nor Up. */
export function offerHere(view: EditorView): void {
  view.dispatch({ effects: setUnasked.of(true) });
  startCompletion(view);
}

/** Opens the list at the user's request. */
export function askHere(view: EditorView): boolean {
  view.dispatch({ effects: setUnasked.of(false) });
  return startCompletion(view);
}

/** Chooses the first item of a list in which none is chosen. */
export function chooseFirst(view: EditorView): void {
  if (selectedCompletionIndex(view.state) === null || (selectedCompletionIndex(view.state) ?? -1) < 0)
    view.dispatch({ effects: setSelectedCompletion(0) });
}

/** Properties of a completion that the list itself does not use. */
export interface OfferedCompletion {
  /** Whether accepting it would change the text. */
  changes?(state: EditorState): boolean;
  /** Whether it is only an example of what is allowed; Enter does not accept it then. */
  readonly free?: boolean;
}

/** Whether Enter is meant for the list: an item is chosen, and accepting it would change the text. */
export function enterTakes(state: EditorState): boolean {
  if (completionStatus(state) !== "active" || cameByItself(state)) return false;
  const chosen = selectedCompletion(state) as OfferedCompletion | null;
  if (!chosen || chosen.changes?.(state) === false) return false;
  return !chosen.free || state.field(handChosen, false) === true;
}

/** Whether the user opened the list, or chose in it with an arrow key. */
const handChosen = StateField.define<boolean>({
  create: () => false,
  update: (value, transaction) => {
    for (const effect of transaction.effects) {
      if (effect.is(setHandChosen)) return effect.value;
      if (effect.is(setUnasked)) return !effect.value;
    }
    return value && !transaction.docChanged;
  },
});
const setHandChosen = StateEffect.define<boolean>();

/** Runs a command that moves the choice, and remembers that the user chose. */
export function byHand(move: (view: EditorView) => boolean): (view: EditorView) => boolean {
  return (view) => {
    if (!move(view)) return false;
    view.dispatch({ effects: [setHandChosen.of(true), setUnasked.of(false)] });
    return true;
  };
}

/**
 * Closes a list that opened by itself, so that the key works on the text.
 * @returns false, because the key is not handled here
 */
export function makeWay(view: EditorView): boolean {
  if (cameByItself(view.state)) closeCompletion(view);
  return false;
}

/** In a list that opened by itself, no item is chosen until the user chooses. */
const chooseNothing = EditorView.updateListener.of(({ view, state, startState }) => {
  const opened = completionStatus(state) === "active" && completionStatus(startState) !== "active";
  if (!opened || !cameByItself(state)) return;
  queueMicrotask(() => {
    if (cameByItself(view.state) && currentCompletions(view.state).length > 0)
      view.dispatch({ effects: setSelectedCompletion(-1) });
  });
});

/** Enables an editor to open lists by itself. */
export const offering: Extension = [unasked, handChosen, chooseNothing];
