/** The verdict on the project in a few words: the page's one headline, wherever it appears. */
import { computed } from "@preact/signals";
import type { Result } from "../engine/protocol";
import { counted } from "./phrases";
import { answer, diagnostics, engine, lastEnvironment, problems, told, trouble } from "./results";
import { typedLine } from "./typing";
import { stepsOf } from "./way";

/** The words for each status other than active, in a project without problems. */
const states: Readonly<Record<string, string>> = {
  blocked: "Blocked",
  waiting: "Waiting",
  maintenance: "Not ready",
  error: "The charm fails",
};

/** Whether there is a verdict at all: the engine has answered about the project. */
export const judged = computed(
  () => answer.value !== null && engine.value.kind !== "failed" && trouble.value === null,
);

/** Why there is no verdict. */
function unjudged(): string {
  return engine.value.kind === "failed" || trouble.value !== null ? "Not checked" : "Checking…";
}

/** The notes beside the problems, in words; empty if there are none. */
function notes(): string {
  const others = diagnostics.value.length - problems.value.length;
  return others > 0 ? counted(others, "note") : "";
}

/** A result whose status is on display. */
export interface ShownStatus {
  readonly result: Result;
  readonly project: number;
  /** Whether it is shown as that of an earlier text. */
  readonly stale: boolean;
}

let last: ShownStatus | null = null;

/**
 * The result whose status is on display: the present one, or while the text is broken the last that had one. While
 * the user types in a line, it stays as it was: half an endpoint would block the unit for a moment.
 */
export const shownStatus = computed<ShownStatus | null>(() => {
  const now = answer.value;
  if (!now) return null;
  const stale = told.value.stale;
  if (typedLine.value !== null && last?.project === now.project) return { ...last, stale };
  const whole = now.result.expansion.yaml !== null && trouble.value === null;
  const from = whole ? now : lastEnvironment.value;
  const own = from?.project === now.project ? from : null;
  last = own && { result: own.result, project: own.project, stale: whole ? false : stale };
  return last;
});

type Steps = ReturnType<typeof stepsOf>;
let lastSteps: { readonly steps: Steps; readonly project: number } | null = null;

/**
 * The charm's steps as shown: those of the present text with the last known status. They stay while the user types
 * in a line.
 */
export const shownSteps = computed<Steps | null>(() => {
  const now = answer.value;
  if (!now) return null;
  if (typedLine.value !== null && lastSteps?.project === now.project) return lastSteps.steps;
  const status = shownStatus.value?.result.status ?? now.result.status;
  lastSteps = { steps: stepsOf({ ...now.result, status }), project: now.project };
  return lastSteps.steps;
});

/** The verdict: "2 problems, 1 note"; "Blocked, 1 note" and never "No problems" beside a status that is not active. */
export const verdict = computed(() => {
  if (!judged.value) return unjudged();
  const { length } = problems.value;
  const state = states[shownStatus.value?.result.status?.name ?? ""];
  const headline = length > 0 ? counted(length, "problem") : (state ?? "No problems");
  return [headline, notes()].filter(Boolean).join(", ");
});
