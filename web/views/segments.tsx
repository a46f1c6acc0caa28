import { useId } from "preact/hooks";

/** One of the ways. */
export interface Segment<T> {
  readonly value: T;
  readonly title: string;
  readonly hint?: string;
}

/** What a switch takes. */
interface Props<T> {
  /** What is chosen, for screen readers. */
  readonly legend: string;
  readonly segments: readonly Segment<T>[];
  readonly chosen: T;
  readonly choose: (value: T) => void;
}

/** A switch of a few ways, of which one holds. */
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
