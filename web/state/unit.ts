/** The unit on display: read from the results, and changed by the core's edits of mock.yaml. */
import { computed } from "@preact/signals";
import type { Files, Result, UnitChange } from "../engine/protocol";
import { notify } from "./announce";
import { editFiles } from "./files";
import { changeMockFile } from "./mock-edits";
import { charmcraft, files } from "./project";
import { answer } from "./results";
import { ask } from "./session";

/** The unit on display and the application's units. */
export interface UnitSettings {
  readonly unit: number;
  readonly units: number;
  readonly leader: boolean;
}

/** The unit as the core last reported it; before its first answer, that of a fresh deployment. */
export const unit = computed<UnitSettings>(() => {
  const known = answer.value?.result.unit;
  return known
    ? { unit: known.number, units: known.units, leader: known.leader }
    : { unit: 0, units: 1, leader: true };
});

/**
 * A folder in which mock.yaml selects another unit.
 * @param lane calls of the same lane supersede one another
 * @returns the unchanged folder if mock.yaml cannot be changed
 */
export async function folderWithUnit(folder: Files, change: UnitChange, lane: string): Promise<Files> {
  const changed = await ask("mock", { files: folder, charmcraft: charmcraft.value, set: change }, lane);
  return editFiles(folder, changed?.edits ?? []);
}

/** The result for another unit, or a sentence that says why there is none. */
export type OtherUnit = { readonly result: Result } | { readonly why: string };

/** Works out the result for another unit of the present project, without changing anything. */
export async function workOutUnit(change: UnitChange): Promise<OtherUnit> {
  const request = { files: files.peek(), charmcraft: charmcraft.peek() };
  const changed = await ask("mock", { ...request, set: change }, "compare-unit");
  if (changed && changed.error !== null) return { why: changed.error };
  const folder = changed && editFiles(request.files, changed.edits);
  const result = folder && (await ask("evaluate", { ...request, files: folder }, "compare"));
  return result ? { result } : { why: "The engine did not answer. Close this and try again." };
}

/** The changes to make after the present one; a later value of a setting replaces an earlier one. */
let waiting: UnitChange = {};
let changing: Promise<void> | null = null;

/** Makes all waiting changes, in as few steps as possible. */
async function makeChanges(): Promise<void> {
  while (Object.keys(waiting).length > 0) {
    const set = waiting;
    waiting = {};
    const made = await changeMockFile({ set }, "unit", "changing the unit");
    if (made.kind === "refused") notify({ text: made.why });
  }
}

/** Changes settings in mock.yaml. Requests that arrive during another change are combined into one step. */
export function setUnit(change: UnitChange): Promise<void> {
  waiting = { ...waiting, ...change };
  changing ??= makeChanges().finally(() => {
    changing = null;
  });
  return changing;
}

/** The application's name in the model, as the core last reported it. */
export const application = computed(() => answer.value?.result.unit?.application || "app");
