/** What a link can point out: the version before, a place, and a note. */

import { type Signal, useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { pinned } from "../state/pinned";
import { longestNote, placeText } from "../state/remark";
import { cursor } from "../state/view";
import { Check } from "../views/check";
import type { SharedProject } from "./records";

/** What the sender chose. */
export interface Review {
  /** Whether the pinned version goes along. */
  readonly before: Signal<boolean>;
  /** Whether the line of the cursor is pointed at. */
  readonly place: Signal<boolean>;
  readonly note: Signal<string>;
}

/** A choice of nothing, to begin with. */
export function useReview(): Review {
  return { before: useSignal(false), place: useSignal(false), note: useSignal("") };
}

/** The project with what is pointed out. @param before the pinned version as it may be handed on */
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

/** The choices. */
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
