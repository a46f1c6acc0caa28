/**
 * The page's address: it names the example or link that is open until the project changes, and never adds an entry
 * to the browser's history.
 */
import { effect } from "@preact/signals";
import { files } from "./project";

let stopWatching = () => {};

/** Removes the fragment, and with it the name of what was open. */
export function clearAddress(): void {
  history.replaceState(history.state, "", location.pathname + location.search);
}

/** Keeps the fragment until the project changes. */
export function keepAddress(): void {
  const named = files.peek();
  stopWatching();
  stopWatching = effect(() => {
    if (files.value === named) return;
    stopWatching();
    clearAddress();
  });
}

/** Puts the name of an example into the address so that it can be bookmarked, until the project changes. */
export function nameExample(id: string): void {
  history.replaceState(history.state, "", `${location.pathname}${location.search}#example=${id}`);
  keepAddress();
}
