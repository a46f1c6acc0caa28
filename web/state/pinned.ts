/** The pinned result, compared with the present one. */
import { computed, signal } from "@preact/signals";
import type { Expansion, Files } from "../engine/protocol";
import {
  compareLines,
  compareVariables,
  type LineChanges,
  type Lines,
  type Pinned,
  type VariableChanges,
} from "./pin";
import { charmcraft, files } from "./project";
import { environment, expansion } from "./results";
import { ask } from "./session";

/** The pinned result, or null. */
export const pinned = signal<Pinned | null>(null);

/** The lines of an expansion with their paths. */
function linesOf(expansion: Expansion | undefined): Lines {
  return { text: expansion?.yaml ?? "", paths: expansion?.lines.map(({ path = "" }) => path) ?? [] };
}

/** Pins a result of a project. */
function pin(of: Files, lines: Expansion | undefined, variables: Pinned["environment"]): void {
  pinned.value = { expansion: linesOf(lines), environment: variables, files: of, time: Date.now() };
}

/** Pins the present result, or unpins the one that is pinned. */
export function togglePin(): void {
  const shown = environment.value;
  if (pinned.value) pinned.value = null;
  else pin(shown?.files ?? files.peek(), expansion.value?.value, shown?.value ?? null);
}

/** Pins the result of another version of the project; does nothing if the engine does not answer. */
export async function pinVersion(version: Files): Promise<void> {
  const result = await ask("evaluate", { files: version, charmcraft: charmcraft.peek() }, "pin");
  if (result) pin(version, result.expansion, result.environment);
}

const noLines: LineChanges = { changes: new Map(), gone: [] };
const noVariables: VariableChanges = { changes: new Map(), before: new Map(), gone: [] };

/** How the lines of the expansion changed since the pin. */
export const lineChanges = computed<LineChanges>(() => {
  const pin = pinned.value;
  const present = linesOf(expansion.value?.value);
  return pin && present.text !== "" ? compareLines(pin.expansion, present) : noLines;
});

/** How the variables changed since the pin. */
export const variableChanges = computed<VariableChanges>(() => {
  const pin = pinned.value;
  return pin ? compareVariables(pin.environment ?? [], environment.value?.value ?? []) : noVariables;
});
