/** Questions that take a while and change meanwhile. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/**
 * The answer to a question, which is asked anew when what it depends on changes.
 * @param ask asks the question as it is now
 * @param inputs what it depends on
 * @returns null until the question as it is now has an answer; what comes late for an earlier one is dropped
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
