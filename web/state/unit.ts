/** The shown unit as mock.yaml has it: read and changed as text, so that comments and formatting stay. */
import { computed } from "@preact/signals";
import { mainFile, mockFile, withFile } from "./files";
import { applyEdits, files } from "./project";
import { answer } from "./results";

/** What mock.yaml says about the units, with its defaults. */
export interface UnitSettings {
  readonly unit: number;
  readonly units: number;
  readonly leader: boolean;
}

/** The top-level keys that this file reads and writes. */
type UnitKey = keyof UnitSettings;

/** The pattern of a top-level key with a plain value. */
function keyLine(key: UnitKey): RegExp {
  return new RegExp(`^${key}:[ \\t]*([^\\s#]*)([^\\n]*)$`, "m");
}

/** Reads one key's plain value; null where it is not there. */
function read(text: string, key: UnitKey): string | null {
  return keyLine(key).exec(text)?.[1] ?? null;
}

/** The settings of a mock.yaml; what is missing or odd has its default. */
export function unitSettings(text: string): UnitSettings {
  const whole = (value: string | null) => (value !== null && /^\d{1,4}$/.test(value) ? Number(value) : null);
  const unit = whole(read(text, "unit")) ?? 0;
  const units = whole(read(text, "units")) ?? unit + 1;
  const leader = read(text, "leader")?.toLowerCase();
  return { unit, units: Math.max(1, units), leader: leader === "true" || (leader !== "false" && unit === 0) };
}

/** Whether a whole file is the output of `juju show-unit`: one `APP/N` key at the top and nothing else. */
function isShowUnit(text: string): boolean {
  const keys = text.split("\n").filter((line) => /^[^\s#-]/.test(line));
  return keys.length === 1 && /^[a-z][\w-]*\/\d+:\s*$/.test(keys[0] as string);
}

/** The output of `juju show-unit` under the key that mock.yaml has for it, so that other keys have room. */
function wrapShowUnit(text: string): string {
  const indented = text.split("\n").map((line) => (line.trim() === "" ? line : `  ${line}`));
  return `juju-show-unit:\n${indented.join("\n")}`;
}

/** The text with one top-level key set, in place of its present value or before the first line that is no comment. */
function withKey(text: string, key: UnitKey, value: string): string {
  if (keyLine(key).test(text)) return text.replace(keyLine(key), (_, __, rest) => `${key}: ${value}${rest}`);
  const lines = text.split("\n");
  const at = lines.findIndex((line) => line.trim() !== "" && !line.startsWith("#") && line.trim() !== "---");
  if (at < 0) return `${text}${text === "" || text.endsWith("\n") ? "" : "\n"}${key}: ${value}\n`;
  lines.splice(at, 0, `${key}: ${value}`);
  return lines.join("\n");
}

/** A mock.yaml with other settings. */
export function withUnitSettings(text: string, settings: Partial<UnitSettings>): string {
  let changed = isShowUnit(text) ? wrapShowUnit(text) : text;
  for (const key of ["units", "unit", "leader"] as const) {
    const value = settings[key];
    if (value !== undefined) changed = withKey(changed, key, String(value));
  }
  return changed;
}

/** The shown unit: as the core has it, which also reads `juju show-unit`, or else as mock.yaml says. */
export const unit = computed<UnitSettings>(() => {
  const now = answer.value;
  const known = now?.files === files.value ? now.result.unit : null;
  if (known) return { unit: known.number, units: known.units, leader: known.leader };
  return unitSettings(files.value[mockFile] ?? "");
});

/** The present folder with other settings, without changing it. */
export function folderWithUnit(settings: Partial<UnitSettings>) {
  return withFile(files.value, mockFile, withUnitSettings(files.value[mockFile] ?? "", settings));
}

/** Changes the settings in mock.yaml as one step. */
export function setUnit(settings: Partial<UnitSettings>): void {
  const text = files.value[mockFile] ?? "";
  const whole = { start: { line: 0, character: 0 }, end: { line: text.split("\n").length, character: 0 } };
  applyEdits([{ file: mockFile, range: whole, text: withUnitSettings(text, settings) }], "changing the unit");
}

/** The application's name in the model, as mock.yaml or else charmcraft.yaml has it. */
export const application = computed(() => {
  const plain = (text: string | undefined, key: string) =>
    new RegExp(`^${key}:[ \\t]*["']?([A-Za-z0-9-]+)`, "m").exec(text ?? "")?.[1];
  const known = answer.value?.files === files.value ? answer.value.result.unit?.application : undefined;
  if (known) return known;
  return plain(files.value[mockFile], "application") ?? plain(files.value[mainFile], "name") ?? "app";
});
