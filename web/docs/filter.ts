/**
 * The search field of a page: it hides everything that lacks a word of the search, and headings with nothing left
 * below.
 */
import { hasWords } from "../state/phrases";

/** Shows the elements whose text has every word, and hides the others. @returns how many are shown */
function filter(elements: readonly HTMLElement[], query: string): number {
  for (const element of elements) element.hidden = !hasWords(query, [element.textContent ?? ""]);
  return elements.filter(({ hidden }) => !hidden).length;
}

/** Hides tables and lists without a visible element, and the headings above them. */
function hideEmptyLists(elements: readonly HTMLElement[]): void {
  for (const list of new Set(elements.map((element) => element.closest<HTMLElement>("table, ul")))) {
    if (!list) continue;
    list.hidden = elements.every((element) => element.hidden || !list.contains(element));
    const above = list.previousElementSibling;
    if (above instanceof HTMLHeadingElement) above.hidden = list.hidden;
  }
}

/** Connects a field with the elements that it searches. */
function watch(field: HTMLInputElement): void {
  const found = document.createElement("output");
  field.after(found);
  const search = () => {
    const elements = [...document.querySelectorAll<HTMLElement>(field.dataset.filter ?? "")];
    const shown = filter(elements, field.value);
    hideEmptyLists(elements);
    found.textContent = field.value.trim() === "" ? "" : `${shown} of ${elements.length}`;
  };
  field.addEventListener("input", search);
  // A link to a hidden element shows it.
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
