/** The search field of a page: what does not have every word of it is hidden, and headings with nothing below them. */
import { hasWords } from "../state/phrases";

/** Shows those elements whose text has every word, and hides the others. @returns how many are shown */
function filter(elements: readonly HTMLElement[], query: string): number {
  for (const element of elements) element.hidden = !hasWords(query, [element.textContent ?? ""]);
  return elements.filter(({ hidden }) => !hidden).length;
}

/** Hides tables without a row, with the headings above them. */
function hideEmptyTables(): void {
  for (const table of document.querySelectorAll<HTMLElement>("main > table")) {
    table.hidden = !table.querySelector("tbody tr:not([hidden])");
    const above = table.previousElementSibling;
    if (above instanceof HTMLHeadingElement) above.hidden = table.hidden;
  }
}

/** Connects a field with what it searches. */
function watch(field: HTMLInputElement): void {
  const found = document.createElement("output");
  field.after(found);
  const search = () => {
    const elements = [...document.querySelectorAll<HTMLElement>(field.dataset.filter ?? "")];
    const shown = filter(elements, field.value);
    hideEmptyTables();
    found.textContent = field.value.trim() === "" ? "" : `${shown} of ${elements.length}`;
  };
  field.addEventListener("input", search);
  // Whoever follows a link to what is hidden sees it.
  addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target?.closest("[hidden]")) return;
    field.value = "";
    search();
    target.scrollIntoView();
  });
}

const field = document.querySelector<HTMLInputElement>("input[data-filter]");
if (field) watch(field);
