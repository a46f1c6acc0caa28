/** Works out the project with its fixes applied while the user rests, so that it never delays a keystroke. */
import { effect } from "@preact/signals";
import { charmcraft, takeOver } from "./project";
import { type Answer, answer, isRefused, repaired } from "./results";
import { ask } from "./session";
import { rest } from "./typing";

/** Whether any finding has a fix. */
function isFixable({ result }: Answer): boolean {
  return result.diagnostics.some(
    ({ severity, fixes }) => (severity === "error" || severity === "warning") && fixes.length > 0,
  );
}

/** Applies the fixes and evaluates the outcome. If charmcraft still refuses it, nothing is shown. */
async function repair(of: Answer): Promise<void> {
  const options = charmcraft.peek();
  const mended = await ask("repair", { files: of.files, charmcraft: options });
  if (answer.peek() !== of || !mended) return;
  const steps = mended.steps;
  const result =
    steps.length > 0 ? await ask("evaluate", { files: mended.files, charmcraft: options }, "repaired") : null;
  if (answer.peek() !== of) return;
  const leadsOut = result !== null && result.expansion.yaml !== null;
  repaired.value = leadsOut
    ? { of, steps, files: mended.files, result, milliseconds: 0, project: of.project }
    : null;
}

/** Tries the fixes whenever charmcraft refuses the text and the user rests. @returns a function that stops it */
export function startRepairs(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = effect(() => {
    clearTimeout(timer);
    const now = answer.value;
    if (!now || !isRefused(now)) return;
    if (isFixable(now)) timer = setTimeout(() => void repair(now), rest);
    else repaired.value = null;
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

/** Replaces the present text by the repaired one, as one step. */
export function takeRepairOver(): void {
  const now = repaired.peek();
  if (now && now.of === answer.peek()) takeOver(now.files, "the fixes");
}
