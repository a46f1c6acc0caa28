/** Lists of completions that the page opens by itself, and when one of them may take a key. */
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

/** Whether the list opened by itself and nothing was typed or chosen yet. */
const unasked = StateField.define<boolean>({
  create: () => false,
  update: (value, transaction) => {
    for (const effect of transaction.effects) if (effect.is(setUnasked)) return effect.value;
    return value && !transaction.docChanged;
  },
});
const setUnasked = StateEffect.define<boolean>();

/** Whether the list that is open, or that is being asked for, came by itself and nothing was typed since. */
export function cameByItself(state: EditorState): boolean {
  return state.field(unasked, false) ?? false;
}

/** Opens the list of what can stand at the cursor, with nothing in it chosen: it takes neither Enter nor arrows up. */
export function offerHere(view: EditorView): void {
  view.dispatch({ effects: setUnasked.of(true) });
  startCompletion(view);
}

/** Opens the list because the user asks for it. */
export function askHere(view: EditorView): boolean {
  view.dispatch({ effects: setUnasked.of(false) });
  return startCompletion(view);
}

/** Chooses the first of a list in which nothing is chosen yet. */
export function chooseFirst(view: EditorView): void {
  if (selectedCompletionIndex(view.state) === null || (selectedCompletionIndex(view.state) ?? -1) < 0)
    view.dispatch({ effects: setSelectedCompletion(0) });
}

/** What a completion knows besides what the list shows. */
export interface OfferedCompletion {
  /** Whether accepting it would change the text. */
  changes?(state: EditorState): boolean;
  /** Whether it is only an example of what can stand there: then Enter does not take it. */
  readonly free?: boolean;
}

/** Whether Enter is meant for the list: something in it is chosen, and taking it would change the text. */
export function enterTakes(state: EditorState): boolean {
  if (completionStatus(state) !== "active" || cameByItself(state)) return false;
  const chosen = selectedCompletion(state) as OfferedCompletion | null;
  if (!chosen || chosen.changes?.(state) === false) return false;
  return !chosen.free || state.field(handChosen, false) === true;
}

/** Whether the user chose in the list by an arrow, or asked for it. */
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

/** Runs a command that moves the choice, and remembers that the hand chose. */
export function byHand(move: (view: EditorView) => boolean): (view: EditorView) => boolean {
  return (view) => {
    if (!move(view)) return false;
    view.dispatch({ effects: [setHandChosen.of(true), setUnasked.of(false)] });
    return true;
  };
}

/** Closes a list that came by itself, so that a key is free for the text. @returns false, for the key is not taken */
export function makeWay(view: EditorView): boolean {
  if (cameByItself(view.state)) closeCompletion(view);
  return false;
}

/** In a list that came by itself nothing is chosen until the user does. */
const chooseNothing = EditorView.updateListener.of(({ view, state, startState }) => {
  const opened = completionStatus(state) === "active" && completionStatus(startState) !== "active";
  if (!opened || !cameByItself(state)) return;
  queueMicrotask(() => {
    if (cameByItself(view.state) && currentCompletions(view.state).length > 0)
      view.dispatch({ effects: setSelectedCompletion(-1) });
  });
});

/** Lets an editor open lists by itself. */
export const offering: Extension = [unasked, handChosen, chooseNothing];
