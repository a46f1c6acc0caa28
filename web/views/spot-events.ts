/** Whatever has the pointer or the focus lights up everything that is linked to it. */
import type { Spot } from "../state/links";
import { focused, pointed } from "../state/view";
import { pointerMoved } from "./pointer";

/** Points at a spot, or at nothing, if the pointer really moved there. */
export function pointAt(spot: Spot | null): void {
  if (pointerMoved() && !sameSpot(pointed.peek(), spot)) pointed.value = spot;
}

/** The event handlers of an element that represents a spot; the focus may be on anything inside it. */
export function spotEvents(spot: Spot) {
  return {
    onPointerMove: () => pointAt(spot),
    onPointerLeave: () => pointAt(null),
    onFocusIn: () => {
      focused.value = spot;
    },
  } as const;
}

/** Whether two spots are equal, so that nothing is computed again while the pointer moves within one. */
function sameSpot(a: Spot | null, b: Spot | null): boolean {
  return a?.kind === b?.kind && JSON.stringify(a) === JSON.stringify(b);
}
