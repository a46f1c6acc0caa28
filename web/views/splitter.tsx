import { prefer, preferences, usualPlaces } from "../state/preferences";

/** The properties of a splitter. */
interface Props {
  readonly name: string;
  /** The preference that holds its position, as a share of the panes' total width or height. */
  readonly of: "columns" | "rows" | "dock";
  /** "vertical" is a vertical bar that moves left and right. */
  readonly orientation: "vertical" | "horizontal";
  /** Whether the share is that of the part after the bar. */
  readonly after?: boolean;
}

/** The smallest and largest share for each; the style sheet makes sure that no pane disappears. */
const bounds = { columns: [0.15, 0.85], rows: [0.1, 0.85], dock: [0.05, 0.8] } as const;
const keyStep = 0.02;

/** The number of steps by which an arrow key moves the splitter; undefined for other keys. */
function stepOf(key: string, orientation: Props["orientation"]): number | undefined {
  const steps: Readonly<Record<string, number>> =
    orientation === "vertical" ? { ArrowLeft: -1, ArrowRight: 1 } : { ArrowUp: -1, ArrowDown: 1 };
  return steps[key];
}

/** Moves a splitter to a position, within its bounds. */
function place(of: Props["of"], share: number): void {
  const [least, most] = bounds[of];
  prefer({ [of]: Math.min(most, Math.max(least, share)), ...(of === "dock" && { dockHeld: true }) });
}

/** Moves a splitter back to its usual position. */
function putBack(of: Props["of"]): void {
  prefer({ [of]: usualPlaces[of], ...(of === "dock" && { dockHeld: false }) });
}

/** The position of the pointer, as a share of the panes' width or height. */
function shareAt(event: PointerEvent, { orientation, after = false }: Props): number {
  const bar = event.currentTarget as HTMLElement;
  const { left, top, width, height } = (bar.closest(".work") ?? bar).getBoundingClientRect();
  const along = orientation === "vertical" ? (event.clientX - left) / width : (event.clientY - top) / height;
  return after ? 1 - along : along;
}

/** A bar between two panes that the pointer or arrow keys move; a double click or Enter moves it back. */
export function Splitter(props: Props) {
  const { name, of, orientation, after = false } = props;
  const share = preferences.value[of];
  const [least, most] = bounds[of];
  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepOf(event.key, orientation);
    if (step !== undefined) place(of, share + (after ? -step : step) * keyStep);
    else if (event.key === "Home") place(of, least);
    else if (event.key === "End") place(of, most);
    else if (event.key === "Enter") putBack(of);
    else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: an hr cannot be moved; this is the window splitter pattern.
    <div
      class={`splitter ${orientation}`}
      role="separator"
      tabIndex={0}
      aria-label={name}
      aria-orientation={orientation}
      aria-valuenow={Math.round(share * 100)}
      aria-valuemin={Math.round(least * 100)}
      aria-valuemax={Math.round(most * 100)}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) =>
        event.currentTarget.hasPointerCapture(event.pointerId) && place(of, shareAt(event, props))
      }
      onKeyDown={onKeyDown}
      onDblClick={() => putBack(of)}
    />
  );
}
