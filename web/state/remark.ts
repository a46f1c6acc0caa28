/** What the sender of a link points out: a place, a note, or both. */
import { signal } from "@preact/signals";
import type { Files } from "../engine/protocol";
import { goTo } from "./view";

/** A place in a project file; the line is zero-based. */
export interface RemarkedPlace {
  readonly file: string;
  readonly line: number;
}

/** What the sender points out. */
export interface Remark {
  /** One or more sentences; empty for none. */
  readonly note: string;
  readonly place: RemarkedPlace | null;
}

/** The most characters in the note of a new link. */
export const longestNote = 280;

/** The remark on the open project, or null. */
export const remark = signal<Remark | null>(null);

/** A place in the notation of links: "mock.yaml:12", with lines counted from one. */
export function placeText({ file, line }: RemarkedPlace): string {
  return `${file}:${line + 1}`;
}

/** The place that a link names; null if the folder has no such file or line. */
function placeIn(text: string, folder: Files): RemarkedPlace | null {
  const [, file = "", number = ""] = /^(.+):(\d{1,6})$/.exec(text) ?? [];
  const lines = folder[file]?.split("\n").length ?? 0;
  const line = Number(number) - 1;
  return line >= 0 && line < lines ? { file, line } : null;
}

/** Shows the remark in a link's settings and goes to its place. */
export function pointOut(settings: Readonly<Record<string, string>>, folder: Files): void {
  const place = settings.at === undefined ? null : placeIn(settings.at, folder);
  const note = settings.note?.trim() ?? "";
  remark.value = place || note !== "" ? { note, place } : null;
  if (place) goTo(place, folder);
}
