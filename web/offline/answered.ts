/** When an opening page has nothing more to fetch or work out for its first results. */
import { effect } from "@preact/signals";
import { answer, engine, trouble } from "../state/results";

/** Resolves when the first results are there, or cannot come: until then network and processor belong to them. */
export function answered(): Promise<void> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      if (!answer.value && trouble.value === null && engine.value.kind !== "failed") return;
      resolve();
      queueMicrotask(() => stop());
    });
  });
}
