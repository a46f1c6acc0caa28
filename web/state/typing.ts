/** Whether somebody is typing right now, and where: what is said about the line of the cursor waits for that. */
import { signal } from "@preact/signals";

/** Milliseconds of rest after which the line of the cursor is no longer being typed. */
export const rest = 700;

/** A line that is being typed in. */
export interface TypedLine {
  readonly file: string;
  /** Zero-based. */
  readonly line: number;
}

/** The line that is being typed in, or null while nothing is typed. */
export const typedLine = signal<TypedLine | null>(null);

let timer: ReturnType<typeof setTimeout> | undefined;

/** What moved the cursor of the editor: typing, another change of the text, or only the hand. */
export type Motion = "typed" | "changed" | "moved";

/** Nobody types any more. */
export function stopTyping(): void {
  clearTimeout(timer);
  typedLine.value = null;
}

/** The cursor of the editor is at a zero-based line. */
export function cursorAt(file: string, line: number, motion: Motion): void {
  const before = typedLine.peek();
  if (motion === "typed") {
    clearTimeout(timer);
    timer = setTimeout(stopTyping, rest);
    if (before?.file !== file || before.line !== line) typedLine.value = { file, line };
  } else if (motion === "changed" || before?.file !== file || before.line !== line) stopTyping();
}
