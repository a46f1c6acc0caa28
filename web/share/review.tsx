/** What a link can point out: an earlier version, a place, and a note. */

import { type Signal, useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { pinned } from "../state/pinned";
import { longestNote, placeText } from "../state/remark";
import { cursor } from "../state/view";
import { Check } from "../views/check";
import type { SharedProject } from "./records";

/** The sender's choices. */
export interface Review {
  /** Whether to include the pinned version. */
  readonly before: Signal<boolean>;
  /** Whether to point out the cursor's line. */
  readonly place: Signal<boolean>;
  readonly note: Signal<string>;
}

/** The initial choices: nothing is pointed out. */
export function useReview(): Review {
  return { before: useSignal(false), place: useSignal(false), note: useSignal("") };
}

/** The project with the sender's remarks. @param before the pinned version, in the form that may be shared */
export function reviewed(
  project: SharedProject,
  review: Review,
  before: SharedProject["before"],
): SharedProject {
  const at = review.place.value ? { at: placeText(cursor.value) } : {};
  const note = review.note.value.trim();
  return {
    ...project,
    settings: { ...project.settings, ...at, ...(note !== "" && { note }) },
    ...(review.before.value && before && { before }),
  };
}

/** The form for the choices. */
export function ReviewFields({ review }: { readonly review: Review }) {
  const field = useId();
  const { file, line } = cursor.value;
  return (
    <details class="review">
      <summary>Point something out</summary>
      <p class="export-actions">
        <Check on={review.place} title={`Look at ${file}, line ${line + 1}`} />
        {pinned.value ? (
          <Check on={review.before} title="Compare with the pinned result" />
        ) : (
          <span class="quiet">Pin a result, and the link can show what changed since.</span>
        )}
      </p>
      <label class="shared-text" for={field}>
        <span class="quiet">Note</span>
        <textarea
          id={field}
          rows={2}
          maxLength={longestNote}
          value={review.note.value}
          onInput={(event) => {
            review.note.value = event.currentTarget.value;
          }}
        />
      </label>
    </details>
  );
}
