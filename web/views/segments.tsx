import { useId } from "preact/hooks";

/** One of the choices. */
export interface Segment<T> {
  readonly value: T;
  readonly title: string;
  readonly hint?: string;
}

/** The properties of a switch. */
interface Props<T> {
  /** What the switch chooses, for screen readers. */
  readonly legend: string;
  readonly segments: readonly Segment<T>[];
  readonly chosen: T;
  readonly choose: (value: T) => void;
}

/** A switch between a few choices, exactly one of which is selected. */
export function Segments<T>({ legend, segments, chosen, choose }: Props<T>) {
  const name = useId();
  return (
    <fieldset class="segments">
      <legend class="visually-hidden">{legend}</legend>
      {segments.map(({ value, title, hint }) => (
        <label key={title} title={hint}>
          <input type="radio" name={name} checked={value === chosen} onChange={() => choose(value)} />
          <span>{title}</span>
        </label>
      ))}
    </fieldset>
  );
}
