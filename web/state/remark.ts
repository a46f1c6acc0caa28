/** What somebody who shared a link points out in it: a place, and a note. */
import { signal } from "@preact/signals";
import type { Files } from "../engine/protocol";
import { goTo } from "./view";

/** A place in a project file; the line is zero-based. */
export interface RemarkedPlace {
  readonly file: string;
  readonly line: number;
}

/** What is pointed out. */
export interface Remark {
  /** A sentence or more; empty for none. */
  readonly note: string;
  readonly place: RemarkedPlace | null;
}

/** Most characters of a note that a link is made with. */
export const longestNote = 280;

/** What is pointed out in the project that is open, or null. */
export const remark = signal<Remark | null>(null);

/** A place as links write it: "mock.yaml:12", with lines from one. */
export function placeText({ file, line }: RemarkedPlace): string {
  return `${file}:${line + 1}`;
}

/** The place that a link writes; null where a folder has none such. */
function placeIn(text: string, folder: Files): RemarkedPlace | null {
  const [, file = "", number = ""] = /^(.+):(\d{1,6})$/.exec(text) ?? [];
  const lines = folder[file]?.split("\n").length ?? 0;
  const line = Number(number) - 1;
  return line >= 0 && line < lines ? { file, line } : null;
}

/** Shows what the settings of a link point out, and goes to its place. */
export function pointOut(settings: Readonly<Record<string, string>>, folder: Files): void {
  const place = settings.at === undefined ? null : placeIn(settings.at, folder);
  const note = settings.note?.trim() ?? "";
  remark.value = place || note !== "" ? { note, place } : null;
  if (place) goTo(place, folder);
}
