/** Key presses, in the notation of the table of commands. */

/** Whether the user's keyboard has Cmd where others have Ctrl. */
export function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform);
}

/** The name of a key press, as in "Mod+Shift+Z", "F8" or "?". */
export function keyName(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const printed = event.key.length === 1 && !/[a-z]/i.test(event.key);
  const parts = [
    (isMac() ? event.metaKey : event.ctrlKey) ? "Mod" : "",
    event.altKey ? "Alt" : "",
    // Shift is already in the character that it produced, such as "?".
    event.shiftKey && !printed ? "Shift" : "",
    key,
  ];
  return parts.filter(Boolean).join("+");
}

/** A key as it is printed on the user's keyboard. */
export function printedKey(keys: string): string {
  const names: Readonly<Record<string, string>> = isMac()
    ? { Mod: "⌘", Shift: "⇧", Alt: "⌥" }
    : { Mod: "Ctrl", Shift: "Shift", Alt: "Alt" };
  return keys
    .split("+")
    .map((part) => names[part] ?? part)
    .join(isMac() ? "" : "+");
}
