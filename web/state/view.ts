/** How the page is arranged, and what is pointed at; the project itself is in project.ts. */
import { computed, effect, signal } from "@preact/signals";
import type { Diagnostic, Files } from "../engine/protocol";
import { dockOpen } from "./dock";
import { mainFile } from "./files";
import { isSameLinked, type Linked, LinkIndex, nothingLinked, type Place, type Spot } from "./links";
import { narrow } from "./narrow";
import type { Cursor } from "./next-finding";
import { preferences } from "./preferences";
import { activeFile, files } from "./project";
import { Request } from "./request";
import { answer, lastExpanded, told } from "./results";
import { presentFinding, presentPlace } from "./versions";

/** The panes that can be enlarged. */
export type Pane = "manifest" | "environment";
/** The panes of the narrow layout. */
export type NarrowPane = "write" | "manifest" | "environment";
/** How the manifest is shown. */
export type ManifestMode = "all" | "added" | "diff" | "packed" | "picture";
/** The dialogs of the page. */
export type DialogName =
  | "about"
  | "shortcuts"
  | "projects"
  | "add-file"
  | "rename-file"
  | "palette"
  | "examples"
  | "begin"
  | "integrations"
  | "export"
  | "run"
  | "paste"
  | "compare"
  | "units"
  | "repair"
  | "share"
  | "link";

/** Whether the project's files can only be read, as in an embed that says so. */
export const readOnly = signal(false);
/** The pane that fills the right side, or null while both are shown. */
export const enlarged = signal<Pane | null>(null);
/** The pane that the narrow layout shows: at first, what there is to see. */
export const narrowPane = signal<NarrowPane>("environment");
/** Whether the narrow layout's sheet with status and problems is pulled up. */
export const sheetOpen = signal(false);
/** How the manifest is shown. */
export const manifestMode = signal<ManifestMode>("all");
/** Whether long lines go on below instead of beyond the edge: as chosen, and before that on phones only. */
export const wrapped = computed(() =>
  preferences.value.wrap === "" ? narrow.value : preferences.value.wrap === "on",
);
/** The dialog that is open, or null. */
export const dialog = signal<DialogName | null>(null);

/** Where the cursor of the editor is. */
export const cursor = signal<Cursor>({ file: mainFile, line: 0, character: 0 });

/** What the pointer rests over, or null. */
export const pointed = signal<Spot | null>(null);
/** What the cursor or the focus is on, or null. */
export const focused = signal<Spot | null>(null);

/** The answer whose results are shown: the present one, or the last that expanded while the text is broken. */
const shownAnswer = computed(() => {
  const now = answer.value;
  const last = lastExpanded.value?.project === now?.project ? lastExpanded.value : null;
  return now?.result.expansion.yaml === null ? (last ?? now) : now;
});

const index = computed(() => {
  const shown = shownAnswer.value;
  return shown ? new LinkIndex(shown.result, shown.files[mainFile] ?? "") : null;
});

/** Whether what is shown was worked out from the present text of a file, so that its lines are those of the editor. */
function isPresent(file: string): boolean {
  return shownAnswer.value?.files[file] === files.value[file];
}

/** What belongs to a spot, as far as it can be told from the present texts. */
function linkedTo(spot: Spot): Linked {
  if (spot.kind === "source" && !isPresent(spot.file)) return nothingLinked;
  const found = index.value?.linked(spot) ?? nothingLinked;
  return { ...found, places: found.places.filter(({ file }) => isPresent(file)) };
}

/** What is lit: what is pointed at; where nothing is, what the cursor or the focus is on. */
export const spotlight = computed(() => pointed.value ?? focused.value);

let lastLinked = nothingLinked;

/** What belongs to what is lit. While the present text has no answer yet, what was lit stays, so that nothing flickers. */
export const linked = computed<Linked>(() => {
  const spot = spotlight.value;
  if (answer.value?.files !== files.value && answer.value !== null) return lastLinked;
  const next = spot ? linkedTo(spot) : nothingLinked;
  if (!isSameLinked(lastLinked, next)) lastLinked = next;
  return lastLinked;
});

const namesOf = { variable: "variables", service: "services", endpoint: "endpoints" } as const;

/** The classes of a named thing that is lit, and of the one that is pointed at itself; empty for all others. */
export function litClass(kind: keyof typeof namesOf, name: string): string {
  if (!linked.value[namesOf[kind]].has(name)) return "";
  const spot = spotlight.value;
  return spot?.kind === kind && spot.name === name ? "lit pointed" : "lit";
}

/** A place in the project's files that is to be shown. */
export interface WantedPlace extends Place {
  /** Zero-based, UTF-16; the line's start by default. */
  readonly character?: number;
  /** Where a selection that begins there ends on the line, likewise; nothing is selected by default. */
  readonly until?: number;
  /** Whether the cursor goes there, too. */
  readonly focus: boolean;
  /** A finding to show there in a box, as F8 and a click on it in the list do. */
  readonly finding?: Diagnostic;
}

/** Places in the project's files to show; the editor serves them. */
export const wantedPlace = new Request<WantedPlace>();
/** Zero-based lines of the expansion to show; the manifest serves them. */
export const wantedLine = new Request<number>();
/** Names of variables to show; the table of the environment serves them. */
export const wantedVariable = new Request<string>();

/** Scrolls what belongs to a spot into view, on the sides that the spot itself is not on. */
export function revealLinked(spot: Spot): void {
  const found = linkedTo(spot);
  const here = found.places.find(({ file }) => file === activeFile.peek());
  const place = here ?? found.places[0];
  const [expanded] = found.expanded;
  const [variable] = found.variables;
  if (spot.kind !== "source" && place)
    wantPlace({ ...place, character: 0, focus: false }, shownAnswer.peek()?.files);
  if (spot.kind !== "expanded" && expanded !== undefined) wantedLine.ask(expanded);
  if (spot.kind !== "variable" && variable !== undefined) wantedVariable.ask(variable);
}

/** Scrolls the first variable of a spot into view once the present text has its answer. */
export function revealVariableLater(spot: Spot): void {
  const stop = effect(() => {
    if (answer.value?.files !== files.value) return;
    const [variable] = index.peek()?.linked(spot).variables ?? [];
    if (variable !== undefined) wantedVariable.ask(variable);
    queueMicrotask(() => stop());
  });
}

/** The finding that was gone to last, which the list marks; null after the cursor left it. */
export const shownFinding = signal<Diagnostic | null>(null);

/** Whether a finding is the one that was gone to last; each answer brings findings of its own. */
export function isShown({ file, code, path, range }: Diagnostic): boolean {
  const at = shownFinding.value;
  const same = at?.file === file && at.code === code && at.path === path;
  return same && at.range.start.line === range.start.line;
}

/** Lets go of the finding that was gone to last once the cursor is elsewhere. */
export function leaveFinding(file: string, line: number): void {
  const at = shownFinding.peek();
  if (at && (at.file !== file || at.range.start.line !== line)) shownFinding.value = null;
}

/**
 * Puts the cursor at a finding and shows it there in a box, and in the list.
 * @param version the folder that its places are of; by default the one that is shown
 */
export function goToFinding(finding: Diagnostic, version?: Files): void {
  const present = files.peek();
  const here = presentFinding(finding, version ?? told.peek().files ?? present, present);
  narrowPane.value = "write";
  sheetOpen.value = false;
  shownFinding.value = here;
  dockOpen.value = true;
  wantedPlace.ask({ file: here.file, ...here.range.start, focus: true, finding: here });
}

/**
 * Puts the cursor at a place of a project file (by default at the line's start) and shows it.
 * @param version the folder that names the place; by default the one that the latest answer is about
 */
export function goTo(
  place: Place & { readonly character?: number; readonly until?: number },
  version?: Files,
): void {
  narrowPane.value = "write";
  sheetOpen.value = false;
  wantPlace({ character: 0, ...place, focus: true }, version ?? answer.peek()?.files);
}

/** Asks for a place of a version of the project to be shown, where that is by now. */
function wantPlace(place: WantedPlace & { readonly character: number }, version: Files | undefined): void {
  const present = files.peek();
  wantedPlace.ask(presentPlace(place, version ?? present, present) ?? place);
}
