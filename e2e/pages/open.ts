/** The part of the page that its state is about. */

/**
 * Runs in the page, which it needs nothing else for, so that its source can be part of what is sent there.
 * @param pane the name of the pane that alone is looked at while nothing is open above it; by default the whole page
 * @returns the dialog, menu or box of the editor that is open, since other states show the rest; or else the pane
 */
export function openPart(pane?: string): Element {
  const boxes = [...document.querySelectorAll(".editor")].map((host) =>
    host.shadowRoot?.querySelector(".cm-peek"),
  );
  const open =
    document.querySelector("dialog[open]") ??
    document.querySelector(".menu-items") ??
    boxes.find((box) => box);
  if (open) return open;
  if (pane === undefined) return document.documentElement;
  const section = document.querySelector(`section[aria-label="${pane}"]`);
  if (!section?.checkVisibility()) throw new Error(`The page does not show the pane '${pane}'.`);
  return section;
}
