import { dismissNotice, notice } from "../state/announce";
import { IconButton } from "./icon-button";

/** A note in passing, with a way back. */
export function NoticeBar() {
  const shown = notice.value;
  if (!shown) return null;
  return (
    <aside class="notice" aria-label="Note">
      <span>{shown.text}</span>
      {shown.action && (
        <button
          type="button"
          class="text-button"
          onClick={() => {
            dismissNotice();
            shown.action?.run();
          }}
        >
          {shown.action.title}
        </button>
      )}
      <IconButton icon="close" name="Dismiss" onClick={dismissNotice} />
    </aside>
  );
}
