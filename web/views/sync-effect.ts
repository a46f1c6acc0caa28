/** Effects of a component that must run at once. */
import { effect } from "@preact/signals";
import { useEffect } from "preact/hooks";

/**
 * Runs an effect at once whenever a signal that it read changes. useSignalEffect (@preact/signals 2) waits for the
 * next frame: a key that is pressed before that would go to a text that the project no longer has.
 * @param run is taken once, when the component is mounted; later functions are ignored
 */
export function useSyncEffect(run: () => void): void {
  useEffect(() => effect(run), []);
}
