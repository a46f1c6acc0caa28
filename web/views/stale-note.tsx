import { computed } from "@preact/signals";
import { toggleExperimental } from "../state/actions";
import { mainFile } from "../state/files";
import { answer, found } from "../state/results";
import { goTo } from "../state/view";

/** Whether charmcraft refuses only because experimental extensions are not allowed. */
export const wantsExperimental = computed(() => {
  const errors = found.value.filter(({ file, severity }) => file === mainFile && severity === "error");
  return errors.length > 0 && errors.every(({ code }) => code === "experimental-base");
});

/** Says why old results are shown, and which line to fix. */
export function StaleNote({ what }: { readonly what: string }) {
  const culprit =
    found.value.find(({ severity, file }) => severity === "error" && file === mainFile) ??
    found.value.find(({ severity }) => severity === "error");
  const error = answer.value?.result.expansion.error;
  if (wantsExperimental.value) {
    return (
      <p class="stale-note" role="note">
        {what} of an earlier text. {error?.message}{" "}
        <button type="button" class="text-button" onClick={toggleExperimental}>
          Allow experimental extensions
        </button>
      </p>
    );
  }
  if (!culprit) {
    return (
      <p class="stale-note" role="note">
        {what} of an earlier text. {error?.message ?? ""}
      </p>
    );
  }
  const { file, range } = culprit;
  return (
    <p class="stale-note" role="note">
      {what} of an earlier text. To see the current one, fix{" "}
      <button
        type="button"
        class="text-button"
        onClick={() => goTo({ file, line: range.start.line, character: range.start.character })}
      >
        {file}, line {range.start.line + 1}
      </button>
    </p>
  );
}
