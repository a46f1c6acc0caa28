/** Reads a summary of the results to screen readers, politely, once the user pauses. */
import { effect } from "@preact/signals";
import { announce } from "./announce";
import { counted } from "./phrases";
import { answer, environment } from "./results";
import { verdict } from "./verdict";
import { way, wayInWords } from "./way";

/** Milliseconds without a change before the summary is read out. */
const pause = 1_200;

/** The results in one sentence: "34 variables, 2 problems, active". */
export function resultsSentence(): string {
  const status = answer.value?.result.status ?? null;
  const parts = [
    environment.value ? counted(environment.value.value.length, "variable") : "no variables",
    verdict.value,
    way.value ? wayInWords(way.value, status) : "",
  ];
  return parts.filter(Boolean).join(", ");
}

/** Starts announcing; the same sentence is never announced twice in a row. @returns a function that stops it */
export function announceResults(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = "";
  const stop = effect(() => {
    if (!answer.value) return;
    const sentence = resultsSentence();
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (sentence !== told) announce(sentence);
      told = sentence;
    }, pause);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
