/** The shown unit: read from the results, and changed by the core's edits of mock.yaml. */
import { computed } from "@preact/signals";
import type { Files, UnitChange } from "../engine/protocol";
import { notify } from "./announce";
import { editFiles } from "./files";
import { changeMockFile } from "./mock-edits";
import { charmcraft } from "./project";
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

/** Changes the settings in mock.yaml as one step. */
export async function setUnit(change: UnitChange): Promise<void> {
  const refusal = await changeMockFile({ set: change }, "unit", "changing the unit");
  if (refusal !== null) notify({ text: refusal });
}

/** The application's name in the model, as the core last knew it. */
export const application = computed(() => answer.value?.result.unit?.application || "app");
