/** A checkbox. */
import type { Signal } from "@preact/signals";

/** A checkbox with its label. */
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
