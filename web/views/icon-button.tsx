import type { JSX } from "preact";
import { Icon, type IconName } from "./icon";

/** The properties of an icon button: its icon, its name, and those of any button. */
type Props = { readonly icon: IconName; readonly name: string } & Omit<
  JSX.IntrinsicElements["button"],
  "name" | "icon"
>;

/** A button that shows only an icon; its name is read out and shown as a tooltip. */
export function IconButton({ icon, name, ...rest }: Props) {
  return (
    <button type="button" class="icon-button" aria-label={name} title={name} {...rest}>
      <Icon name={icon} />
    </button>
  );
}
