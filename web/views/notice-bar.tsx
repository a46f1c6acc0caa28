import { dismissNotice, notice } from "../state/announce";
import { IconButton } from "./icon-button";

/** The note that appears for a while, with its button. */
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
