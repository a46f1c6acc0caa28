import { forEachDiagnostic, setDiagnostics } from "@codemirror/lint";
import { EditorState, type Transaction } from "@codemirror/state";
import { expect, test } from "vitest";
import { closesBox } from "./findings";

const text = "name: shop\nsumary: A shop.\n";
const from = text.indexOf("sumary");
const to = from + "sumary".length;
const unknown = { from, to, severity: "error", message: "Unknown key 'sumary'." } as const;
const elsewhere = { from: 0, to: 4, severity: "warning", message: "Juju refuses this name." } as const;

/** An editor's state that marks the misspelt key. */
function marked(): EditorState {
  const { state } = EditorState.create({ doc: text }).update({});
  return state.update(setDiagnostics(state, [unknown])).state;
}

/** What an answer with other findings does. */
function answered(findings: Parameters<typeof setDiagnostics>[1]): Transaction {
  const state = marked();
  return state.update(setDiagnostics(state, findings));
}

test("an answer that finds the same leaves the box under the pointer open", () => {
  expect(closesBox(answered([unknown]), from, to)).toBe(false);
  expect(closesBox(answered([elsewhere, unknown]), from, to)).toBe(false);
});

test("a box about what is no longer found, or found otherwise, is CodeMirror's to close", () => {
  expect(closesBox(answered([]), from, to)).toBeNull();
  expect(closesBox(answered([{ ...unknown, message: "Unknown key." }]), from, to)).toBeNull();
});

test("so is one whose text changes", () => {
  expect(closesBox(marked().update({ changes: { from: 0, insert: "# " } }), from, to)).toBeNull();
});

test("the marks are there", () => {
  const found: string[] = [];
  forEachDiagnostic(marked(), ({ message }) => found.push(message));
  expect(found).toEqual([unknown.message]);
});
