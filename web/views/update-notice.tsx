import { leaveUpdate, takeUpdate, type Update, update } from "../offline/updates";

const sentences: Readonly<Record<Exclude<Update, "none">, string>> = {
  waiting: "A new version of the playground is ready. Your project stays as it is.",
  "taken-elsewhere":
    "Another tab has switched to a new version of the playground. Your project stays as it is.",
};

/** Says that a newer version is ready; it stays until the user answers. */
export function UpdateNotice() {
  const state = update.value;
  return (
    <div role="status" class="update-status">
      {state !== "none" && (
        <div class="notice update-notice">
          <span>{sentences[state]}</span>
          <button type="button" class="text-button" onClick={() => void takeUpdate()}>
            Reload now
          </button>
          <button type="button" class="text-button" onClick={leaveUpdate}>
            Later
          </button>
        </div>
      )}
    </div>
  );
}
