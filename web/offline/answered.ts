/** When a page that opens has nothing more to fetch or to work out for what it shows first. */
import { effect } from "@preact/signals";
import { answer, engine, trouble } from "../state/results";

/** Ends when the first results are there, or will not come: until then line and processor are for them. */
export function answered(): Promise<void> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      if (!answer.value && trouble.value === null && engine.value.kind !== "failed") return;
      resolve();
      queueMicrotask(() => stop());
    });
  });
}
