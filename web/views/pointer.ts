/** Whether the pointer was moved by the hand: what scrolls under a pointer at rest is not pointed at. */
import { pointed } from "../state/view";

let last = { x: Number.NaN, y: Number.NaN };
let awake = false;

/** Keys that alone do nothing yet. */
const modifiers: ReadonlySet<string> = new Set(["Control", "Shift", "Alt", "Meta"]);

/** Notes whether an event is of a moved pointer: browsers send events of one at rest, too, when things move below it. */
function note({ screenX: x, screenY: y }: MouseEvent): void {
  awake = x !== last.x || y !== last.y;
  last = { x, y };
}

/** From a key on, what the keyboard is at counts, until the pointer is moved. */
function sleep({ key }: KeyboardEvent): void {
  if (modifiers.has(key)) return;
  awake = false;
  pointed.value = null;
}

/** Whether the present event of a pointer is one of a moved pointer. */
export function pointerMoved(): boolean {
  return awake;
}

/** Starts watching the pointer. @returns ends it */
export function watchPointer(): () => void {
  document.addEventListener("pointermove", note, true);
  document.addEventListener("keydown", sleep, true);
  return () => {
    document.removeEventListener("pointermove", note, true);
    document.removeEventListener("keydown", sleep, true);
  };
}
