/** On a phone, a project that charmcraft refuses opens on its problems: there is nothing else to see. */
import { effect } from "@preact/signals";
import { narrow } from "./narrow";
import { answer } from "./results";
import { narrowPane, sheetOpen } from "./view";

/**
 * Opens the sheet with the problems for each newly opened project that is refused.
 * @returns a function that stops it
 */
export function showProblemsFirst(): () => void {
  let project = -1;
  return effect(() => {
    const now = answer.value;
    if (!now || now.project === project) return;
    project = now.project;
    if (!narrow.peek() || now.result.expansion.yaml !== null || narrowPane.peek() !== "environment") return;
    narrowPane.value = "write";
    sheetOpen.value = true;
  });
}
