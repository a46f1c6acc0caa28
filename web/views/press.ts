/** Presses of a mouse or a finger: what is pressed stays where it is until it is let go. */

let pressed = false;
let waiting: (() => void)[] = [];

function begin(): void {
  pressed = true;
}

/** Does what waited for the end of the press, once the click that it makes was taken. */
function end(): void {
  pressed = false;
  const all = waiting;
  waiting = [];
  setTimeout(() => {
    for (const run of all) run();
  }, 0);
}

/** Starts watching presses. @returns ends it */
export function watchPresses(): () => void {
  const listeners = new AbortController();
  const options = { capture: true, signal: listeners.signal };
  document.addEventListener("pointerdown", begin, options);
  document.addEventListener("pointerup", end, options);
  document.addEventListener("pointercancel", end, options);
  return () => listeners.abort();
}

/** Does something that may move what is on the page: at once, or when the present press is over. */
export function afterPress(run: () => void): void {
  if (pressed) waiting.push(run);
  else run();
}
