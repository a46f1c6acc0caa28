/** Adds a possible variable or an integration to the project: one step for all the files it changes. */
import { signal } from "@preact/signals";
import type { Files, PossibleVariable, TextEdit } from "../engine/protocol";
import { notify } from "./announce";
import { editText, mockFile, offsetAt, positionAt } from "./files";
import { listed } from "./phrases";
import { possible } from "./possible";
import { applyEdits, files } from "./project";
import { refreshPossible } from "./session";
import { notifyStep } from "./undo";
import { goTo } from "./view";

/** The variable that gets the focus once the table has it, or null. */
export const wantedFocus = signal<string | null>(null);

/** A step that adds something to the project. */
export interface Wish {
  /** What the step does: "Integrate 's3'". */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** The folder that the edits were made for. */
  readonly of: Files;
  /** The variable that gets the focus once the table has it; by default none. */
  readonly focus?: string | undefined;
}

/** Applies the edits of a wish. @returns whether they still fitted; the user gets a notice either way */
export function bring({ title, edits, of, focus }: Wish): boolean {
  if (!applyEdits(edits, title, of)) {
    notify({ text: "The text has changed in the meantime; try again." });
    return false;
  }
  const changed = new Set(edits.map(({ file }) => file));
  notifyStep(`${title}: changed ${listed([...changed])}.`);
  if (focus !== undefined) wantedFocus.value = focus;
  return true;
}

/**
 * The place of a key's value in the text that edits lead to. Only lines that the edits wrote are searched, because the
 * same key may also be elsewhere.
 * @param before the text that the edits are for
 * @returns null if no edit wrote the key with a value on one line
 */
export function valuePlace(
  before: string,
  edits: readonly Pick<TextEdit, "range" | "text">[],
  key: string,
): { readonly line: number; readonly character: number; readonly until: number } | null {
  const inOrder = edits
    .map(({ range, text }) => ({
      from: offsetAt(before, range.start),
      to: offsetAt(before, range.end),
      text,
    }))
    .sort((a, b) => a.from - b.from);
  const after = editText(before, edits);
  let shift = 0;
  for (const { from, to, text } of inOrder) {
    const lines = text.split("\n");
    const at = lines.findLastIndex((line) => line.trimStart().startsWith(`${key}: `));
    const written = lines[at];
    if (written !== undefined) {
      const lead = written.indexOf(`${key}: `) + key.length + 2;
      const offset = from + shift + lines.slice(0, at).join("\n").length + Math.min(at, 1) + lead;
      const { line, character } = positionAt(after, offset);
      return { line, character, until: character + written.slice(lead).replace(/\s+#.*$/, "").length };
    }
    shift += text.length - (to - from);
  }
  return null;
}

/** The possible variable with edits for the present text; null if it is no longer possible. */
async function asOfNow(variable: PossibleVariable): Promise<PossibleVariable | null> {
  const of = files.peek();
  if (possible.peek()?.files === of) return variable;
  await refreshPossible(of);
  const now = possible.peek();
  if (now?.files !== of) return null;
  const same = (one: PossibleVariable) =>
    one.name === variable.name &&
    one.needs.kind === variable.needs.kind &&
    one.needs.name === variable.needs.name;
  return now.variables.find(same) ?? null;
}

/**
 * Adds a possible variable to the project. If its value is only an example, the editor selects it so that the user can
 * type their own; otherwise the focus goes to the variable.
 */
export async function bringVariable(variable: PossibleVariable): Promise<void> {
  const { name } = variable;
  const now = await asOfNow(variable);
  if (!now) {
    notify({ text: `${name} can no longer be set this way: the text has changed.` });
    return;
  }
  const { title, edits, needs } = now;
  const of = files.peek();
  const file = needs.file ?? mockFile;
  const isValue = needs.kind === "value" || needs.kind === "proxy";
  const own = edits.filter((edit) => edit.file === file);
  const place = isValue ? valuePlace(of[file] ?? "", own, needs.name) : null;
  const done = bring({ title, edits, of, focus: place ? undefined : name });
  if (done && place) goTo({ file, ...place }, files.peek());
}
