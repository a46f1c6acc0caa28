/** The search field of a page: what does not have every word of it is hidden. */

/** Shows those elements whose text has every word, and hides the others. */
function filter(elements: Iterable<HTMLElement>, query: string): void {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  for (const element of elements) {
    const text = (element.textContent ?? "").toLowerCase();
    element.hidden = !words.every((word) => text.includes(word));
  }
}

const field = document.querySelector<HTMLInputElement>("input[data-filter]");
field?.addEventListener("input", () => {
  filter(document.querySelectorAll<HTMLElement>(field.dataset.filter ?? ""), field.value);
});
