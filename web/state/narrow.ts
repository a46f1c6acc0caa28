/** Which of the two layouts the page has: narrow shows one pane at a time. */
import { signal } from "@preact/signals";

/** The width below which styles/narrow.css takes over: two panes side by side need that much. */
const query = typeof matchMedia === "function" ? matchMedia("(width < 720px)") : null;

/** Whether the layout is the narrow one. */
export const narrow = signal(query?.matches ?? false);

query?.addEventListener("change", ({ matches }) => {
  narrow.value = matches;
});
