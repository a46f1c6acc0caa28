/** The shown unit: read from the results, and changed by the core's edits of mock.yaml. */
import { computed } from "@preact/signals";
import type { Files, Result, UnitChange } from "../engine/protocol";
import { notify } from "./announce";
import { editFiles } from "./files";
import { changeMockFile } from "./mock-edits";
import { charmcraft, files } from "./project";
import { answer } from "./results";
import { ask } from "./session";

/** The shown unit and the application's units. */
export interface UnitSettings {
  readonly unit: number;
  readonly units: number;
  readonly leader: boolean;
}

/** The shown unit as the core last knew it; before its first answer, that of a fresh deployment. */
export const unit = computed<UnitSettings>(() => {
  const known = answer.value?.result.unit;
  return known
    ? { unit: known.number, units: known.units, leader: known.leader }
    : { unit: 0, units: 1, leader: true };
});

/**
 * A folder with another unit shown.
 * @param lane calls of the same lane supersede one another
 * @returns the folder as it is where mock.yaml cannot be changed
 */
export async function folderWithUnit(folder: Files, change: UnitChange, lane: string): Promise<Files> {
  const changed = await ask("mock", { files: folder, charmcraft: charmcraft.value, set: change }, lane);
  return editFiles(folder, changed?.edits ?? []);
}

/** What another unit would be, or a sentence on why that is not known. */
export type OtherUnit = { readonly result: Result } | { readonly why: string };

/** Works out what another unit of the present project would be, without changing anything. */
export async function workOutUnit(change: UnitChange): Promise<OtherUnit> {
  const request = { files: files.peek(), charmcraft: charmcraft.peek() };
  const changed = await ask("mock", { ...request, set: change }, "compare-unit");
  if (changed && changed.error !== null) return { why: changed.error };
  const folder = changed && editFiles(request.files, changed.edits);
  const result = folder && (await ask("evaluate", { ...request, files: folder }, "compare"));
  return result ? { result } : { why: "The engine did not answer. Close this and try again." };
}

/** What is to be changed once the change before is made; later words on a setting take the place of earlier ones. */
let waiting: UnitChange = {};
let changing: Promise<void> | null = null;

/** Makes all changes that wait, as few as they can be. */
async function makeChanges(): Promise<void> {
  while (Object.keys(waiting).length > 0) {
    const set = waiting;
    waiting = {};
    const made = await changeMockFile({ set }, "unit", "changing the unit");
    if (made.kind === "refused") notify({ text: made.why });
  }
}

/** Changes settings in mock.yaml. What is asked for while another change is made becomes one step with its like. */
export function setUnit(change: UnitChange): Promise<void> {
  waiting = { ...waiting, ...change };
  changing ??= makeChanges().finally(() => {
    changing = null;
  });
  return changing;
}

/** The application's name in the model, as the core last knew it. */
export const application = computed(() => answer.value?.result.unit?.application || "app");
