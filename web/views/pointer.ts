/** Whether the user moved the pointer: something that scrolls below a pointer at rest is not pointed at. */
import { pointed } from "../state/view";

let last = { x: Number.NaN, y: Number.NaN };
let awake = false;

/** Keys that do nothing on their own. */
const modifiers: ReadonlySet<string> = new Set(["Control", "Shift", "Alt", "Meta"]);

/** Notes whether the pointer moved: browsers also send events when content moves below a pointer at rest. */
function note({ screenX: x, screenY: y }: MouseEvent): void {
  awake = x !== last.x || y !== last.y;
  last = { x, y };
}

/** After a key press the keyboard's spot counts, until the pointer moves. */
function sleep({ key }: KeyboardEvent): void {
  if (modifiers.has(key)) return;
  awake = false;
  pointed.value = null;
}

/** Whether the current pointer event comes from a pointer that moved. */
export function pointerMoved(): boolean {
  return awake;
}

/** Starts to watch the pointer. @returns a function that stops it */
export function watchPointer(): () => void {
  document.addEventListener("pointermove", note, true);
  document.addEventListener("keydown", sleep, true);
  return () => {
    document.removeEventListener("pointermove", note, true);
    document.removeEventListener("keydown", sleep, true);
  };
}
