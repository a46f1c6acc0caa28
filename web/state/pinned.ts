/** The pinned result, if there is one, against the present one. */
import { computed, signal } from "@preact/signals";
import { compareLines, compareVariables, type LineChanges, type Pinned, type VariableChanges } from "./pin";
import { environment, expansion } from "./results";

/** The pinned result, or null. */
export const pinned = signal<Pinned | null>(null);

/** Pins the present result, or lets go of the pinned one. */
export function togglePin(): void {
  if (pinned.value) pinned.value = null;
  else
    pinned.value = {
      yaml: expansion.value?.value.yaml ?? "",
      environment: environment.value?.value ?? null,
      time: Date.now(),
    };
}

const noLines: LineChanges = { changes: new Map(), gone: [] };
const noVariables: VariableChanges = { changes: new Map(), before: new Map(), gone: [] };

/** What became of the lines of the expansion since the pin. */
export const lineChanges = computed<LineChanges>(() => {
  const pin = pinned.value;
  const yaml = expansion.value?.value.yaml;
  return pin && yaml ? compareLines(pin.yaml, yaml) : noLines;
});

/** What became of the variables since the pin. */
export const variableChanges = computed<VariableChanges>(() => {
  const pin = pinned.value;
  return pin ? compareVariables(pin.environment ?? [], environment.value?.value ?? []) : noVariables;
});
