import type { StoreFault } from "../state/faults";
import { keeping, keepNow } from "../state/keep";
import { opening } from "../state/project";
import { dialog } from "../state/view";
import { downloadProject } from "./open-files";

const causes: Readonly<Record<StoreFault, string>> = {
  missing: "it offers no storage",
  refused: "it does not let this page use its storage",
  newer: "a newer version of the playground uses its storage; reload the page to get that version",
  silent: "its storage does not answer",
  full: "its storage is full",
};

/** Warns as long as the browser does not keep the work, and offers to keep it elsewhere. */
export function KeepingNotice() {
  const state = keeping.value;
  if (state.kind === "kept" || opening.value) return null;
  return (
    <div class="standing-notice" role="alert">
      <span>
        <strong>Your work is not kept.</strong> This browser cannot keep it: {causes[state.fault]}.
      </span>
      <button type="button" class="button small" onClick={downloadProject}>
        Download the project
      </button>
      <button
        type="button"
        class="button small"
        onClick={() => {
          dialog.value = "share";
        }}
      >
        Make a link
      </button>
      <button type="button" class="button small" onClick={keepNow}>
        Try again
      </button>
    </div>
  );
}
