/** What is pointed at, or has the focus, lights up what belongs to it. */
import type { Spot } from "../state/links";
import { focused, pointed } from "../state/view";

/** The events of an element that stands for a spot; the focus may be on anything within it. */
export function spotEvents(spot: Spot) {
  return {
    onPointerEnter: () => {
      pointed.value = spot;
    },
    onPointerLeave: () => {
      pointed.value = null;
    },
    onFocusIn: () => {
      focused.value = spot;
    },
  } as const;
}
