/** The page's address: it names what is shown while that is unchanged, and never adds to the browser's history. */
import { effect } from "@preact/signals";
import { files } from "./project";

let stopWatching = () => {};

/** Takes what the address named out of it. */
export function clearAddress(): void {
  history.replaceState(history.state, "", location.pathname + location.search);
}

/** Keeps the address until the project is another than now. */
export function keepAddress(): void {
  const named = files.peek();
  stopWatching();
  stopWatching = effect(() => {
    if (files.value === named) return;
    stopWatching();
    clearAddress();
  });
}

/** Puts the name of an example into the address, to be bookmarked, until the project is changed. */
export function nameExample(id: string): void {
  history.replaceState(history.state, "", `${location.pathname}${location.search}#example=${id}`);
  keepAddress();
}
