/** The way of a charm: charmcraft packs it, Juju deploys it, and then it runs. */
import { computed } from "@preact/signals";
import type { Diagnostic, Result } from "../engine/protocol";
import { answer, found } from "./results";

/** The state of a step: done, refused at this step, not reached, or not known yet. */
export type StepState = "done" | "refused" | "later" | "open";

/** A step of the way. */
export interface Step {
  readonly name: "packs" | "deploys" | "runs";
  readonly state: StepState;
  /** The program's message at this step, word for word; empty for none. */
  readonly message: string;
  /** The program that says it. */
  readonly by: "charmcraft" | "juju" | "charm";
}

/** The error that charmcraft prints, on one line. */
function charmcraftSays({ expansion: { error } }: Result): string {
  return error?.message ?? error?.details?.split("\n")[0] ?? "";
}

/** The state of a step, given the step before it. */
function after(before: Step, state: StepState): StepState {
  return before.state === "done" ? state : "later";
}

/**
 * The steps of a result. If the status has no Juju status word, the charm has no framework, and whether it runs is
 * not known.
 */
export function stepsOf(result: Result): readonly [Step, Step, Step] {
  const whole = result.expansion.yaml !== null;
  const packs: Step = {
    name: "packs",
    by: "charmcraft",
    state: whole ? "done" : "refused",
    message: whole ? "" : charmcraftSays(result),
  };
  const { juju, status } = result;
  const deploys: Step = {
    name: "deploys",
    by: "juju",
    state: after(packs, juju === null ? "open" : juju.error === null ? "done" : "refused"),
    message: juju?.error?.message ?? "",
  };
  const failed = status?.name === "blocked" || status?.name === "error";
  const runs: Step = {
    name: "runs",
    by: "charm",
    state: after(deploys, failed ? "refused" : status?.name === "active" ? "done" : "open"),
    message: status?.message ?? "",
  };
  return [packs, deploys, runs];
}

/** The step at which the way ends, or null if all can be done. */
export function refusedStep(steps: readonly Step[]): Step | null {
  return steps.find(({ state }) => state === "refused") ?? null;
}

/** The finding that a refused step leads to: the first error of the program that refuses. */
export function findingOf(step: Step, findings: readonly Diagnostic[]): Diagnostic | null {
  const errors = findings.filter(({ severity }) => severity === "error");
  return errors.find(({ by }) => by === step.by) ?? (step.by === "charm" ? null : (errors[0] ?? null));
}

/** The steps of the present text, or null before the first answer. */
export const way = computed(() => (answer.value ? stepsOf(answer.value.result) : null));

/** The program that refuses the present text, and its message; null if none does. */
export const refusal = computed(() => {
  const step = way.value && refusedStep(way.value);
  return step && { step, finding: findingOf(step, found.value) };
});

/** The way in a few words: "charmcraft refuses charmcraft.yaml", "Juju refuses it: …", "active", "blocked …". */
export function wayInWords(steps: readonly Step[], status: Result["status"]): string {
  const refused = refusedStep(steps);
  if (refused?.by === "charmcraft") return "charmcraft refuses charmcraft.yaml";
  if (refused?.by === "juju") return `Juju refuses it: ${refused.message}`;
  return status ? `${status.name} ${status.message}`.trim() : "";
}
