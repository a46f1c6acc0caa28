import { missingPart } from "../state/parts";
import { IconButton } from "./icon-button";

/** Says that a part of the page could not be fetched; everything else still works. */
export function PartNotice() {
  const missing = missingPart.value;
  if (!missing) return null;
  const close = () => {
    missingPart.value = null;
  };
  return (
    <div class="standing-notice" role="alert">
      <span>
        <strong>{missing.what} could not be loaded.</strong> You may be offline, or the page has a new
        version. Your text is safe.
      </span>
      <button
        type="button"
        class="button small"
        onClick={() => {
          close();
          missing.again();
        }}
      >
        Try again
      </button>
      <button type="button" class="button small" onClick={() => location.reload()}>
        Reload the page
      </button>
      <IconButton icon="close" name="Dismiss" onClick={close} />
    </div>
  );
}
