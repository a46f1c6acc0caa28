/** Whatever has the pointer or the focus lights up everything that is linked to it. */
import type { Spot } from "../state/links";
import { isSame } from "../state/same";
import { focused, pointed } from "../state/view";
import { pointerMoved } from "./pointer";

/** Points at a spot, or at nothing, if the pointer really moved there; within one spot nothing is computed again. */
export function pointAt(spot: Spot | null): void {
  if (pointerMoved() && !isSame(pointed.peek(), spot)) pointed.value = spot;
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
