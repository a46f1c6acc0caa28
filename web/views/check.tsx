/** A box to tick. */
import type { Signal } from "@preact/signals";

/** A choice that is on or off, with what it is about. */
export function Check({ on, title }: { readonly on: Signal<boolean>; readonly title: string }) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={on.value}
        onChange={() => {
          on.value = !on.value;
        }}
      />
      {title}
    </label>
  );
}
