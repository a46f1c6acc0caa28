/** The core's latest results, and which parts of them still hold. */
import { computed, signal } from "@preact/signals";
import type { EngineState } from "../engine/client";
import type { Diagnostic, Expansion, Files, Fix, RepairStep, Result, Severity } from "../engine/protocol";
import { withSameItems } from "./same";
import { type Told, tellNext } from "./told";
import { typedLine } from "./typing";

/** An answer of the core, with the folder that it was worked out from. */
export interface Answer {
  readonly files: Files;
  readonly result: Result;
  readonly milliseconds: number;
  /** The number of the opened project, so that the results of one project are never shown for another. */
  readonly project: number;
}

/** The project with its fixes applied, when charmcraft refuses it as it is. */
export interface Repaired extends Answer {
  /** The answer about the text as the user wrote it. */
  readonly of: Answer;
  readonly steps: readonly RepairStep[];
}

/** How the engine is doing. */
export const engine = signal<EngineState>({ kind: "loading" });
/** The latest answer, or null before the first. */
export const answer = signal<Answer | null>(null);
/** The latest answer that has an expansion. */
export const lastExpanded = signal<Answer | null>(null);
/** The latest answer that has an environment. */
export const lastEnvironment = signal<Answer | null>(null);
/** The latest answer that has the packed files. */
export const lastPacked = signal<Answer | null>(null);
/** Why the latest text got no answer at all, or null. */
export const trouble = signal<string | null>(null);

/** The folder that each fix was worked out from. */
const fixVersions = new WeakMap<Fix, Files>();

/** The folder that a fix was worked out from; the places in its edits refer to it. */
export function versionOf(fix: Fix): Files {
  return fixVersions.get(fix) ?? answer.peek()?.files ?? {};
}

/**
 * The latest text with its fixes applied, or that of an earlier text until it is worked out again. Null if fixes do
 * not help.
 */
export const repaired = signal<Repaired | null>(null);

/** Whether charmcraft refuses the project of an answer. */
export function isRefused({ result }: Answer): boolean {
  return result.expansion.yaml === null;
}

/** The repaired text that is shown in place of one that charmcraft refuses, or null. */
export const shownRepair = computed(() => {
  const now = answer.value;
  const from = repaired.value;
  return now && from && isRefused(now) && from.project === now.project ? from : null;
});

/**
 * An answer in which unchanged variables are the very objects from before, so that their rows are not drawn again.
 */
function withSameVariables(next: Answer): Answer {
  const { environment } = next.result;
  const before = lastEnvironment.peek()?.result.environment;
  if (!environment || !before) return next;
  return { ...next, result: { ...next.result, environment: withSameItems(before, environment) } };
}

/** Takes over an answer and remembers its good parts. */
export function takeAnswer(given: Answer): void {
  const next = withSameVariables(given);
  for (const { fixes } of next.result.diagnostics)
    for (const fix of fixes) if (!fixVersions.has(fix)) fixVersions.set(fix, next.files);
  answer.value = next;
  if (!isRefused(next)) repaired.value = null;
  trouble.value = null;
  if (next.result.expansion.yaml !== null) lastExpanded.value = next;
  if (next.result.environment !== null) lastEnvironment.value = next;
  if (next.result.packed) lastPacked.value = next;
}

/** A part of the result for display: the present one, or the last good one. */
export interface Shown<T> {
  readonly value: T;
  /** The folder that it was worked out from. */
  readonly files: Files;
  /** Whether it comes from an earlier text because the present one yields none, and the page says so. */
  readonly stale: boolean;
}

const severities: readonly Severity[] = ["error", "warning", "information", "hint"];

/** Orders findings: the most severe first, then by file and place. */
function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    a.file.localeCompare(b.file) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.character - b.range.start.character
  );
}

/** All findings of the latest text that has an answer, the most severe first. */
export const found = computed<readonly Diagnostic[]>(() =>
  [...(answer.value?.result.diagnostics ?? [])].sort(compareDiagnostics),
);

const nothingTold: Told = { files: null, findings: [], stale: false };
let lastTold: Told & { readonly project?: number } = nothingTold;

/** The findings that the page shows; while the user types, none about what is unfinished. */
export const told = computed<Told>(() => {
  const now = answer.value;
  const at = typedLine.value;
  if (!now) return nothingTold;
  const before = lastTold.project === now.project ? lastTold : nothingTold;
  const whole = now.result.expansion.yaml !== null && trouble.value === null;
  const next = tellNext(before, { files: now.files, findings: found.value, whole }, at);
  lastTold = { ...next, project: now.project };
  return next;
});

/** The findings on display, the most severe first. */
export const diagnostics = computed<readonly Diagnostic[]>(() => told.value.findings);

/** Whether the findings on display have the places of a folder. */
export function toldAbout(files: Files): boolean {
  return told.value.files === files;
}

/**
 * The answer whose expansion is on display: that of the repaired text, or the project's last one that has an
 * expansion.
 */
export const expanded = computed<Answer | null>(() => {
  const from = shownRepair.value ?? lastExpanded.value;
  return from && from.project === answer.value?.project ? from : null;
});

/** The expansion on display. */
export const expansion = computed<Shown<Expansion> | null>(() => {
  const from = expanded.value;
  if (!from) return null;
  const early = from !== answer.value || trouble.value !== null;
  const stale = from !== shownRepair.value && told.value.stale && early;
  return { value: from.result.expansion, files: from.files, stale };
});

/**
 * The environment on display. While the text is broken it is the last good
 * one; if the present text expands but yields no environment, there is none.
 */
export const environment = computed(() => {
  const repair = shownRepair.value;
  if (repair?.result.environment)
    return { value: repair.result.environment, files: repair.files, stale: false };
  const now = answer.value;
  const from = lastEnvironment.value;
  if (!now || !from || from.project !== now.project) return null;
  if (now.result.environment === null && now.result.expansion.yaml !== null) return null;
  const stale = told.value.stale && (from !== now || trouble.value !== null);
  return { value: from.result.environment ?? [], files: from.files, stale };
});

/** The findings that count as problems: errors and warnings. */
export const problems = computed(() =>
  diagnostics.value.filter(({ severity }) => severity === "error" || severity === "warning"),
);

/** The highest severity in each file that has a finding. */
export const worstByFile = computed<ReadonlyMap<string, Severity>>(() => {
  const worst = new Map<string, Severity>();
  for (const { file, severity } of diagnostics.value) if (!worst.has(file)) worst.set(file, severity);
  return worst;
});
