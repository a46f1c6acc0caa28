/** Answers that take a while, to questions that may change meanwhile. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/**
 * The answer to a question, which is asked again whenever its inputs change.
 * @param ask asks the present question
 * @param inputs the values that the question depends on
 * @returns null until the present question has an answer; a late answer to an earlier one is dropped
 */
export function useLatest<T>(ask: () => Promise<T>, inputs: readonly unknown[]): T | null {
  const known = useSignal<{ readonly to: readonly unknown[]; readonly value: T } | null>(null);
  useEffect(() => {
    let current = true;
    void ask().then((value) => {
      if (current) known.value = { to: inputs, value };
    });
    return () => {
      current = false;
    };
  }, inputs);
  const of = known.value?.to;
  return of?.every((input, n) => input === inputs[n]) ? (known.value?.value ?? null) : null;
}
