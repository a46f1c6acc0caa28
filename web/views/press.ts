/** Presses of a mouse button or a finger: whatever is pressed stays in place until it is released. */

let pressed = false;
let waiting: (() => void)[] = [];

function begin(): void {
  pressed = true;
}

/** Runs what waited for the end of the press, after the click that the press makes. */
function end(): void {
  pressed = false;
  const all = waiting;
  waiting = [];
  setTimeout(() => {
    for (const run of all) run();
  }, 0);
}

/** Starts to watch presses. @returns a function that stops it */
export function watchPresses(): () => void {
  const listeners = new AbortController();
  const options = { capture: true, signal: listeners.signal };
  document.addEventListener("pointerdown", begin, options);
  document.addEventListener("pointerup", end, options);
  document.addEventListener("pointercancel", end, options);
  return () => listeners.abort();
}

/** Runs something that may move things on the page: at once, or when the current press is over. */
export function afterPress(run: () => void): void {
  if (pressed) waiting.push(run);
  else run();
}
