import { counted } from "../state/phrases";
import { takeRepairOver } from "../state/repair";
import { answer, shownRepair } from "../state/results";
import { dialog } from "../state/view";

/** The number of fixes in words: "the fix", "the 3 fixes". */
export function fixesInWords(count: number): string {
  return count === 1 ? "the fix" : `the ${counted(count, "fix", "fixes")}`;
}

/** Says that the results are those of the text with its fixes applied, and links to these. */
export function RepairNote() {
  const repair = shownRepair.value;
  if (!repair) return null;
  const present = repair.of === answer.value;
  return (
    <p class="stale-note repair-note" role="note">
      <span>With {fixesInWords(repair.steps.length)} applied</span>
      <button
        type="button"
        class="button small"
        disabled={!present}
        onClick={() => {
          dialog.value = "repair";
        }}
      >
        Show them
      </button>
      <button type="button" class="button small" disabled={!present} onClick={takeRepairOver}>
        Apply them
      </button>
    </p>
  );
}
