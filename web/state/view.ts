/** The arrangement of the page, and what the user points at; the project itself is in project.ts. */
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
/** The modes of the manifest pane. */
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

/** Whether the project's files are read-only, as in an embed that asks for it. */
export const readOnly = signal(false);
/** The pane that fills the right side, or null while both are shown. */
export const enlarged = signal<Pane | null>(null);
/** The pane that the narrow layout shows; at first the environment, the page's result. */
export const narrowPane = signal<NarrowPane>("environment");
/** Whether the narrow layout's sheet with status and problems is pulled up. */
export const sheetOpen = signal(false);
/** The mode of the manifest pane. */
export const manifestMode = signal<ManifestMode>("all");
/** Whether long lines wrap: as the user chose, and before that on phones only. */
export const wrapped = computed(() =>
  preferences.value.wrap === "" ? narrow.value : preferences.value.wrap === "on",
);
/** The dialog that is open, or null. */
export const dialog = signal<DialogName | null>(null);

/** Where the cursor of the editor is. */
export const cursor = signal<Cursor>({ file: mainFile, line: 0, character: 0 });

/** The spot under the pointer, or null. */
export const pointed = signal<Spot | null>(null);
/** The spot at the cursor or the focus, or null. */
export const focused = signal<Spot | null>(null);

/** The answer whose results are on display: the present one, or while the text is broken the last that expanded. */
const shownAnswer = computed(() => {
  const now = answer.value;
  const last = lastExpanded.value?.project === now?.project ? lastExpanded.value : null;
  return now?.result.expansion.yaml === null ? (last ?? now) : now;
});

const index = computed(() => {
  const shown = shownAnswer.value;
  return shown ? new LinkIndex(shown.result, shown.files[mainFile] ?? "") : null;
});

/** Whether the results on display come from the present text of a file, so that their lines match the editor's. */
function isPresent(file: string): boolean {
  return shownAnswer.value?.files[file] === files.value[file];
}

/** Everything that is linked to a spot, as far as the present texts can tell. */
function linkedTo(spot: Spot): Linked {
  if (spot.kind === "source" && !isPresent(spot.file)) return nothingLinked;
  const found = index.value?.linked(spot) ?? nothingLinked;
  return { ...found, places: found.places.filter(({ file }) => isPresent(file)) };
}

/** The spot that is lit: the one under the pointer, otherwise the one at the cursor or the focus. */
export const spotlight = computed(() => pointed.value ?? focused.value);

let lastLinked = nothingLinked;

/**
 * Everything that is linked to the lit spot. While the present text has no answer yet, the last links stay, so that
 * nothing flickers.
 */
export const linked = computed<Linked>(() => {
  const spot = spotlight.value;
  if (answer.value?.files !== files.value && answer.value !== null) return lastLinked;
  const next = spot ? linkedTo(spot) : nothingLinked;
  if (!isSameLinked(lastLinked, next)) lastLinked = next;
  return lastLinked;
});

const namesOf = { variable: "variables", service: "services", endpoint: "endpoints" } as const;

/**
 * The CSS classes of a thing by its name, if it is lit, and one more if it is the lit spot itself; otherwise empty.
 */
export function litClass(kind: keyof typeof namesOf, name: string): string {
  if (!linked.value[namesOf[kind]].has(name)) return "";
  const spot = spotlight.value;
  return spot?.kind === kind && spot.name === name ? "lit pointed" : "lit";
}

/** A place in the project's files to show. */
export interface WantedPlace extends Place {
  /** Zero-based, in UTF-16 units; the start of the line by default. */
  readonly character?: number;
  /** Where a selection that begins there ends on the line, in the same units; by default nothing is selected. */
  readonly until?: number;
  /** Whether the cursor goes there, too. */
  readonly focus: boolean;
  /** A finding to show there in a box, as F8 and a click on it in the list do. */
  readonly finding?: Diagnostic;
}

/** Requests to show places in the project's files; the editor serves them. */
export const wantedPlace = new Request<WantedPlace>();
/** Requests to show zero-based lines of the expansion; the manifest pane serves them. */
export const wantedLine = new Request<number>();
/** Requests to show variables by name; the environment table serves them. */
export const wantedVariable = new Request<string>();

/** Scrolls everything that is linked to a spot into view, except on the side of the spot itself. */
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

/** The finding that the user last went to, which the list marks; null once the cursor has left it. */
export const shownFinding = signal<Diagnostic | null>(null);

/** Whether a finding is the one that the user last went to, compared by content: each answer brings new objects. */
export function isShown({ file, code, path, range }: Diagnostic): boolean {
  const at = shownFinding.value;
  const same = at?.file === file && at.code === code && at.path === path;
  return same && at.range.start.line === range.start.line;
}

/** Forgets the finding that the user last went to, once the cursor is elsewhere. */
export function leaveFinding(file: string, line: number): void {
  const at = shownFinding.peek();
  if (at && (at.file !== file || at.range.start.line !== line)) shownFinding.value = null;
}

/**
 * Puts the cursor at a finding, and shows it there in a box and in the list.
 * @param version the folder that its places refer to; by default the one on display
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
 * @param version the folder that the place refers to; by default that of the latest answer
 */
export function goTo(
  place: Place & { readonly character?: number; readonly until?: number },
  version?: Files,
): void {
  narrowPane.value = "write";
  sheetOpen.value = false;
  wantPlace({ character: 0, ...place, focus: true }, version ?? answer.peek()?.files);
}

/** Requests that a place of a version is shown at its present position. */
function wantPlace(place: WantedPlace & { readonly character: number }, version: Files | undefined): void {
  const present = files.peek();
  wantedPlace.ask(presentPlace(place, version ?? present, present) ?? place);
}
