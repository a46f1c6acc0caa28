import { remark } from "../state/remark";
import { goTo } from "../state/view";
import { IconButton } from "./icon-button";

/** The remark of the person who shared the link, until the user dismisses it. */
export function RemarkBar() {
  const shown = remark.value;
  if (!shown) return null;
  const { note, place } = shown;
  return (
    <aside class="standing-notice remark" aria-label="Look here">
      <span>
        <strong>Look here{note === "" ? "." : ":"}</strong> {note}
      </span>
      {place && (
        <button type="button" class="button small" onClick={() => goTo(place)}>
          {place.file}, line {place.line + 1}
        </button>
      )}
      <IconButton
        icon="close"
        name="Dismiss the note"
        onClick={() => {
          remark.value = null;
        }}
      />
    </aside>
  );
}
