/** What is pointed at, or has the focus, lights up what belongs to it. */
import type { Spot } from "../state/links";
import { focused, pointed } from "../state/view";
import { pointerMoved } from "./pointer";

/** Points at a spot, or at nothing, if the pointer was moved there. */
export function pointAt(spot: Spot | null): void {
  if (pointerMoved() && !sameSpot(pointed.peek(), spot)) pointed.value = spot;
}

/** The events of an element that represents a spot; the focus may be on anything within it. */
export function spotEvents(spot: Spot) {
  return {
    onPointerMove: () => pointAt(spot),
    onPointerLeave: () => pointAt(null),
    onFocusIn: () => {
      focused.value = spot;
    },
  } as const;
}

/** Whether two spots are the same one, so that nothing is lit anew while the pointer moves within it. */
function sameSpot(a: Spot | null, b: Spot | null): boolean {
  return a?.kind === b?.kind && JSON.stringify(a) === JSON.stringify(b);
}
