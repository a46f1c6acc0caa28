/** The pinned result, if there is one, against the present one. */
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

/** Pins the present result, or lets go of the pinned one. */
export function togglePin(): void {
  if (pinned.value) pinned.value = null;
  else
    pinned.value = {
      expansion: linesOf(expansion.value?.value),
      environment: environment.value?.value ?? null,
      files: environment.value?.files ?? files.peek(),
      time: Date.now(),
    };
}

/** Pins the result of another version of the project; nothing where the engine does not answer. */
export async function pinVersion(version: Files): Promise<void> {
  const result = await ask("evaluate", { files: version, charmcraft: charmcraft.peek() }, "pin");
  if (!result) return;
  pinned.value = {
    expansion: linesOf(result.expansion),
    environment: result.environment,
    files: version,
    time: Date.now(),
  };
}

const noLines: LineChanges = { changes: new Map(), gone: [] };
const noVariables: VariableChanges = { changes: new Map(), before: new Map(), gone: [] };

/** What became of the lines of the expansion since the pin. */
export const lineChanges = computed<LineChanges>(() => {
  const pin = pinned.value;
  const present = linesOf(expansion.value?.value);
  return pin && present.text !== "" ? compareLines(pin.expansion, present) : noLines;
});

/** What became of the variables since the pin. */
export const variableChanges = computed<VariableChanges>(() => {
  const pin = pinned.value;
  return pin ? compareVariables(pin.environment ?? [], environment.value?.value ?? []) : noVariables;
});
