import { useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { wantedFocus } from "../state/bring";
import { rows } from "../state/environment-table";
import { counted } from "../state/phrases";
import { variableChanges } from "../state/pinned";
import { wantedVariable } from "../state/view";
import { EnvironmentRow } from "./environment-row";
import { PossibleRows } from "./possible-rows";

/** The buttons of a row, in order. */
function buttonsOf(row: Element | null | undefined): HTMLElement[] {
  return [...(row?.querySelectorAll<HTMLElement>("button, a") ?? [])];
}

/** The button that an arrow key leads to from another button of the table. */
function target(body: HTMLElement, key: string): HTMLElement | undefined {
  const allRows = [...body.querySelectorAll("tr")];
  const row = document.activeElement?.closest("tr");
  const at = row ? allRows.indexOf(row) : -1;
  const buttons = buttonsOf(row);
  const column = buttons.indexOf(document.activeElement as HTMLElement);
  switch (key) {
    case "ArrowDown":
      return buttonsOf(rowFrom(allRows, at, 1))[0];
    case "ArrowUp":
      return buttonsOf(rowFrom(allRows, at, -1))[0];
    case "ArrowRight":
      return buttons[column + 1];
    case "ArrowLeft":
      return buttons[column - 1];
    case "Home":
      return buttonsOf(allRows[0])[0];
    case "End":
      return buttonsOf(rowFrom(allRows, allRows.length, -1))[0];
    default:
      return undefined;
  }
}

/** The next row with a button, in either direction. */
function rowFrom(rows: readonly Element[], at: number, step: 1 | -1): Element | undefined {
  for (let next = at + step; next >= 0 && next < rows.length; next += step)
    if (buttonsOf(rows[next]).length > 0) return rows[next];
  return undefined;
}

/** Moves the focus in the table: Tab stops at it once, and arrow keys move inside it. */
function onTableKey(event: KeyboardEvent): void {
  const next = target(event.currentTarget as HTMLElement, event.key);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** Makes Tab stop at the button that had the focus last, or at the first one. */
function keepOneStop(body: HTMLElement, stop: Element | null): void {
  const all = [...body.querySelectorAll<HTMLElement>("tr:is(.variable, .possible, .possible-head) button")];
  const chosen = all.includes(stop as HTMLElement) ? stop : all.find((b) => b.tabIndex === 0);
  for (const button of all) {
    const index = button === (chosen ?? all[0]) ? 0 : -1;
    if (button.tabIndex !== index) button.tabIndex = index;
  }
}

/** The variables that are gone since the pin. */
function GoneRows() {
  const { gone } = variableChanges.value;
  return (
    <>
      {gone.map(({ name }) => (
        <tr key={name} class="gone-row">
          <th scope="row">
            {name} <span class="change gone">gone</span>
          </th>
          <td colSpan={3} />
        </tr>
      ))}
    </>
  );
}

/**
 * The most variables that the table shows: charms have fewer than a hundred, and thousands would take a browser
 * seconds.
 */
const mostRows = 500;

/** The number of variables that the table does not show, and what to do about it. */
function MoreRows() {
  const more = rows.value.length - mostRows;
  if (more <= 0) return null;
  return (
    <tr>
      <td colSpan={4} class="quiet">
        {counted(more, "more variable")}: search for what you want to see.
      </td>
    </tr>
  );
}

/** Focuses a newly added variable once its row exists, unless the user has moved on meanwhile. */
function useBrought(): void {
  useEffect(() => {
    const drop = () => {
      wantedFocus.value = null;
    };
    addEventListener("keydown", drop, { capture: true });
    addEventListener("pointerdown", drop, { capture: true });
    return () => {
      removeEventListener("keydown", drop, { capture: true });
      removeEventListener("pointerdown", drop, { capture: true });
    };
  }, []);
  // Run again whenever the table's rows change.
  useEffect(() => {
    const row = document.getElementById(`variable-${wantedFocus.peek()}`);
    if (!row) return;
    wantedFocus.value = null;
    row.querySelector<HTMLElement>("button")?.focus();
  });
}

/** The table of variables. */
export function EnvironmentTable() {
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    if (body.current) keepOneStop(body.current, document.activeElement);
  });
  useBrought();
  useSignalEffect(() => {
    wantedVariable.take((name) =>
      document.getElementById(`variable-${name}`)?.scrollIntoView({ block: "center" }),
    );
  });
  return (
    <table class="variables" aria-label="Environment variables">
      <thead class="visually-hidden">
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Value</th>
          <th scope="col">Origin</th>
          <th scope="col">Actions</th>
        </tr>
      </thead>
      <tbody
        ref={body}
        onKeyDown={onTableKey}
        onFocusIn={(event) => keepOneStop(event.currentTarget, event.target as Element)}
      >
        {rows.value.slice(0, mostRows).map((variable) => (
          <EnvironmentRow key={variable.name} variable={variable} />
        ))}
        <MoreRows />
        <GoneRows />
        <PossibleRows />
      </tbody>
    </table>
  );
}
