/** The keys that work everywhere on the page. */
import { commands } from "../state/commands";
import { keyName } from "../state/keys";
import { dialog } from "../state/view";

const byKey = new Map(
  commands.flatMap((command) =>
    (command.keys ?? "")
      .split(" ")
      .filter(Boolean)
      .map((key) => [key, command] as const),
  ),
);

/** Whether an element takes text, so that printable keys and undo belong to it. */
function takesText(target: EventTarget | null | undefined): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"))
  );
}

/** Runs the command of a key, unless a dialog is open or the key types a character. */
function onKey(event: KeyboardEvent): void {
  const name = keyName(event);
  const command = byKey.get(name);
  if (!command || event.defaultPrevented || dialog.value !== null) return;
  const typing = takesText(event.composedPath()[0]);
  if (typing && (name.length === 1 || /^Mod\+(Shift\+)?[ZY]$/.test(name))) return;
  event.preventDefault();
  command.run();
}

/** Starts to listen. @returns a function that stops it */
export function listenForKeys(): () => void {
  document.addEventListener("keydown", onKey);
  return () => document.removeEventListener("keydown", onKey);
}
