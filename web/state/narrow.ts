/** Which of the two layouts the page has: narrow shows one pane at a time. */
import { signal } from "@preact/signals";

/** The width at which styles/narrow.css takes over. */
const query = typeof matchMedia === "function" ? matchMedia("(width < 1080px)") : null;

/** Whether the layout is the narrow one. */
export const narrow = signal(query?.matches ?? false);

query?.addEventListener("change", ({ matches }) => {
  narrow.value = matches;
});
