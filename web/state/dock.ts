/** The height of the dock at the bottom: one line while there is nothing to say, otherwise its share of the page. */
import { effect, signal } from "@preact/signals";
import { history } from "./project";
import { answer, diagnostics, engine, trouble } from "./results";

/** Milliseconds without a change after which the dock may open or close by itself. */
const rest = 1_000;

/** Whether the dock has its share of the height rather than one line. */
export const dockOpen = signal(false);

/** Whether there is more to say than fits on one line. */
function hasMore(): boolean {
  return diagnostics.value.length > 0 || engine.value.kind === "failed" || trouble.value !== null;
}

/**
 * Opens and closes the dock as findings come and go: at once after another project was opened, otherwise only when
 * the user rests, so that nothing moves under the hand.
 * @param busy whether the user's hand is where things would move
 * @returns a function that stops it
 */
export function followFindings(busy: () => boolean): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let project = -1;
  const settle = () => {
    if (busy()) timer = setTimeout(settle, rest);
    else dockOpen.value = hasMore();
  };
  const stop = effect(() => {
    void history.value;
    const answered = answer.value?.project ?? -1;
    const fresh = answered !== project;
    project = answered;
    clearTimeout(timer);
    if (hasMore() === dockOpen.peek()) return;
    if (fresh) dockOpen.value = hasMore();
    else timer = setTimeout(settle, rest);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
