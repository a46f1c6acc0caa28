/** Bringing about a variable that is possible, or an integration: one step in all files that it takes. */
import { signal } from "@preact/signals";
import type { Files, PossibleVariable, TextEdit } from "../engine/protocol";
import { notify } from "./announce";
import { possible } from "./possible";
import { applyEdits, files } from "./project";
import { refreshPossible } from "./session";
import { notifyStep } from "./undo";
import { goTo } from "./view";

/** The variable that gets the focus once the table has it, or null. */
export const wantedFocus = signal<string | null>(null);

/** What is to be brought about. */
export interface Wish {
  /** What the step does: "Integrate 's3'". */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** The folder that the edits are for. */
  readonly of: Files;
}

/** Makes the edits of a wish. @returns whether that was possible; the user is told in any case */
export function bring({ title, edits, of }: Wish): boolean {
  if (!applyEdits(edits, title, of)) {
    notify({ text: "The text has changed meanwhile; try again in a moment." });
    return false;
  }
  const changed = [...new Set(edits.map(({ file }) => file))];
  notifyStep(`${title}: changed ${changed.join(" and ")}.`);
  return true;
}

/** Where a key has its value in a text; null where it has none on its line. */
export function valuePlace(
  text: string,
  key: string,
): { readonly line: number; readonly character: number; readonly until: number } | null {
  const lines = text.split("\n");
  const line = lines.findLastIndex((each) => each.trimStart().startsWith(`${key}: `));
  if (line < 0) return null;
  const character = (lines[line] as string).indexOf(`${key}: `) + key.length + 2;
  const written = (lines[line] as string).slice(character).replace(/\s+#.*$/, "");
  return { line, character, until: character + written.length };
}

/** The possible variable as it is for the present text, where its edits fit; null where it is not possible any more. */
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
 * Brings about a possible variable. A value is an example, which is selected in its file for the user's own; after
 * all else the focus goes to the variable.
 */
export async function bringVariable(variable: PossibleVariable): Promise<void> {
  const { name } = variable;
  const now = await asOfNow(variable);
  if (!now) {
    notify({ text: `${name} can no longer be brought in this way, for the text has changed.` });
    return;
  }
  const { title, edits, needs } = now;
  if (!bring({ title, edits, of: files.peek() })) return;
  const file = needs.file ?? "mock.yaml";
  const isValue = needs.kind === "value" || needs.kind === "proxy";
  const place = isValue ? valuePlace(files.peek()[file] ?? "", needs.name) : null;
  if (place) goTo({ file, ...place }, files.peek());
  else wantedFocus.value = name;
}
