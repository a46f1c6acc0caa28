import { useSignal } from "@preact/signals";
import { Fragment } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { hasWords } from "../state/phrases";
import { arrowTarget } from "./arrows";
import { Dialog } from "./dialog";

/** An entry to search for and choose. */
export interface Choice {
  readonly title: string;
  readonly note?: string;
  /** More words to find it by; not shown. */
  readonly words?: string;
  readonly key?: string;
  /** "on" or "off" if the entry is a switch. */
  readonly state?: string;
  /** The heading that it shares with its neighbours of the same group. */
  readonly group?: string;
  readonly run: () => void;
}

/** The properties of a list to choose from. */
interface Props {
  readonly title: string;
  /** The name of the search field. */
  readonly label: string;
  /** Null while the entries are loaded; the user can type a search already. */
  readonly choices: readonly Choice[] | null;
  /** Closes the dialog; the choice runs afterwards. */
  readonly close: () => void;
}

/** Whether an entry contains every word of the search. */
function found({ title, note = "", words = "" }: Choice, query: string): boolean {
  return hasWords(query, [title, note, words]);
}

/** The entries that match a search; those that contain it exactly, capitals included, come first. */
export function search(choices: readonly Choice[], query: string): readonly Choice[] {
  const all = choices.filter((choice) => found(choice, query));
  const exact = query.trim();
  if (exact === exact.toLowerCase()) return all;
  const rank = ({ title }: Choice) => Number(!title.includes(exact));
  return [...all].sort((a, b) => rank(a) - rank(b));
}

/** One entry of the list. */
function Option({ choice, n, current, run }: OptionProps) {
  const { title, key, state, note } = choice;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search field has the focus and handles the keys.
    <div
      id={`choice-${n}`}
      role="option"
      tabIndex={-1}
      aria-selected={n === current}
      onClick={() => run(choice)}
    >
      <span class="choice-title">{title}</span>
      {state && <span class="quiet">{state}</span>}
      {key && <kbd>{key}</kbd>}
      {note && <span class="quiet choice-note">{note}</span>}
    </div>
  );
}

interface OptionProps {
  readonly choice: Choice;
  readonly n: number;
  readonly current: number;
  readonly run: (choice: Choice) => void;
}

/** The entries, each group under its name. */
function Options({ title, shown, current, run }: OptionsProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`#choice-${current}`)?.scrollIntoView({ block: "nearest" });
  }, [current]);
  return (
    <div id="choices" class="choices" role="listbox" aria-label={title} ref={list}>
      {shown.map((choice, n) => (
        <Fragment key={choice.title}>
          {choice.group !== undefined && choice.group !== shown[n - 1]?.group && (
            <p class="label choice-group" role="presentation">
              {choice.group}
            </p>
          )}
          <Option choice={choice} n={n} current={current} run={run} />
        </Fragment>
      ))}
    </div>
  );
}

interface OptionsProps {
  readonly title: string;
  readonly shown: readonly Choice[];
  readonly current: number;
  readonly run: (choice: Choice) => void;
}

/** A dialog with a search field over a list, after the combobox pattern: arrows choose, Enter runs. */
export function ListDialog({ title, label, choices, close }: Props) {
  const query = useSignal("");
  const at = useSignal(0);
  const shown = search(choices ?? [], query.value);
  const current = Math.min(at.value, shown.length - 1);

  // An Enter that comes before the entries chooses the first one when they arrive.
  const pressed = useRef(false);
  const run = (choice: Choice | undefined) => {
    pressed.current = choices === null;
    if (!choice) return;
    close();
    choice.run();
  };
  const there = choices !== null;
  useEffect(() => {
    if (there && pressed.current) run(shown[current]);
  }, [there]);
  const onKeyDown = (event: KeyboardEvent) => {
    // Home and End belong to the search field.
    const target = /^Arrow/.test(event.key) ? arrowTarget(event.key, current, shown.length) : null;
    if (target !== null && shown.length > 0) at.value = target;
    else if (event.key === "Enter") run(shown[current]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={title}>
      <input
        class="list-search"
        data-first
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls="choices"
        aria-autocomplete="list"
        aria-activedescendant={shown.length > 0 ? `choice-${current}` : undefined}
        placeholder={label}
        value={query.value}
        onInput={(event) => {
          query.value = event.currentTarget.value;
          at.value = 0;
          pressed.current = false;
        }}
        onKeyDown={onKeyDown}
      />
      <Options title={title} shown={shown} current={current} run={run} />
      {shown.length === 0 && <p class="quiet">{choices ? "Nothing matches." : "Loading…"}</p>}
    </Dialog>
  );
}
