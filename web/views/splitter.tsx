import { useRef } from "preact/hooks";
import { prefer, preferences } from "../state/preferences";

/** What a splitter takes. */
interface Props {
  readonly name: string;
  /** Which preference holds its place, as a share of its parent's size. */
  readonly of: "columns" | "rows" | "dock";
  /** "vertical" is a vertical bar that moves left and right. */
  readonly orientation: "vertical" | "horizontal";
  /** Whether the share is that of the part after the bar. */
  readonly after?: boolean;
}

const least = 0.08;
const most = 0.85;
const keyStep = 0.02;
const usual = { columns: 0.48, rows: 0.46, dock: 0.18 } as const;

/** A bar between two panes, moved by pointer or by arrow keys; a double click or Enter puts it back. */
export function Splitter({ name, of, orientation, after = false }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  const share = preferences.value[of];
  const set = (value: number) => prefer({ [of]: Math.min(most, Math.max(least, value)) });

  const follow = (event: PointerEvent) => {
    const parent = bar.current?.parentElement?.getBoundingClientRect();
    if (!parent) return;
    const vertical = orientation === "vertical";
    const along = vertical
      ? (event.clientX - parent.left) / parent.width
      : (event.clientY - parent.top) / parent.height;
    set(after ? 1 - along : along);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const sign = after ? -1 : 1;
    const steps: Readonly<Record<string, number>> =
      orientation === "vertical" ? { ArrowLeft: -1, ArrowRight: 1 } : { ArrowUp: -1, ArrowDown: 1 };
    const step = steps[event.key];
    if (step !== undefined) set(share + sign * step * keyStep);
    else if (event.key === "Home") set(least);
    else if (event.key === "End") set(most);
    else if (event.key === "Enter") set(usual[of]);
    else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved; this is the window splitter pattern.
    <div
      ref={bar}
      class={`splitter ${orientation}`}
      role="separator"
      tabIndex={0}
      aria-label={name}
      aria-orientation={orientation}
      aria-valuenow={Math.round(share * 100)}
      aria-valuemin={least * 100}
      aria-valuemax={most * 100}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && follow(event)}
      onKeyDown={onKeyDown}
      onDblClick={() => set(usual[of])}
    />
  );
}
