import type { ComponentChildren } from "preact";
import { enlarged, type Pane as PaneName } from "../state/view";
import { IconButton } from "./icon-button";

/** The properties of a pane. */
interface Props {
  readonly pane: PaneName;
  readonly title: string;
  /** Text beside the title. */
  readonly note?: ComponentChildren;
  /** The pane's controls. */
  readonly controls?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** Enlarges a pane, or shows both again. */
export function toggleEnlarged(pane: PaneName): void {
  enlarged.value = enlarged.value === pane ? null : pane;
}

/** One of the two result panes; a double click on its header enlarges it. */
export function Pane({ pane, title, note, controls, children }: Props) {
  const large = enlarged.value === pane;
  return (
    <section class={`pane ${pane}`} aria-label={title} tabIndex={-1}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button in it does the same by keyboard. */}
      <header
        class="pane-head"
        onDblClick={(event) =>
          (event.target as Element).closest("button, input, select, label") ?? toggleEnlarged(pane)
        }
      >
        <h2 class="pane-title">{title}</h2>
        {note}
        <span class="spring" />
        {controls}
        <span class="wide-only">
          <IconButton
            icon={large ? "reduce" : "enlarge"}
            name={large ? "Show both panes" : `Enlarge ${title.toLowerCase()}`}
            onClick={() => toggleEnlarged(pane)}
          />
        </span>
      </header>
      {children}
    </section>
  );
}
