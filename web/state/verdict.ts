/** The verdict on the project in a few words: the one headline, wherever it is shown. */
import { computed } from "@preact/signals";
import { counted } from "./phrases";
import { answer, diagnostics, engine, problems, trouble } from "./results";

/** What a status that is not active makes of a project without problems. */
const states: Readonly<Record<string, string>> = {
  blocked: "Blocked",
  waiting: "Waiting",
  maintenance: "Not ready",
  error: "The charm fails",
};

/** Whether there is a verdict at all: the engine has looked at the project. */
export const judged = computed(
  () => answer.value !== null && engine.value.kind !== "failed" && trouble.value === null,
);

/** Why there is no verdict. */
function unjudged(): string {
  return engine.value.kind === "failed" || trouble.value !== null ? "Not checked" : "Checking…";
}

/** The notes beside the problems, in words; empty where there are none. */
function notes(): string {
  const others = diagnostics.value.length - problems.value.length;
  return others > 0 ? counted(others, "note") : "";
}

/** The verdict: "2 problems, 1 note"; "Blocked, 1 note" and never "No problems" beside a status that is not active. */
export const verdict = computed(() => {
  if (!judged.value) return unjudged();
  const { length } = problems.value;
  const state = states[answer.value?.result.status?.name ?? ""];
  const headline = length > 0 ? counted(length, "problem") : (state ?? "No problems");
  return [headline, notes()].filter(Boolean).join(", ");
});
