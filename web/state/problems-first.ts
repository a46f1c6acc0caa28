/** On a phone a project that charmcraft refuses opens on its problems: nothing else is there to see. */
import { effect } from "@preact/signals";
import { narrow } from "./narrow";
import { answer } from "./results";
import { narrowPane, sheetOpen } from "./view";

/** Pulls up the sheet with the problems of each project that is opened and refused. @returns ends it */
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
