/** Whether the user is typing right now, and where: findings about the cursor's line wait for that. */
import { signal } from "@preact/signals";

/** Milliseconds without typing after which the cursor's line counts as finished. */
export const rest = 700;

/** A line that is being typed in. */
export interface TypedLine {
  readonly file: string;
  /** Zero-based. */
  readonly line: number;
}

/** The line that is being typed in, or null while nobody types. */
export const typedLine = signal<TypedLine | null>(null);

let timer: ReturnType<typeof setTimeout> | undefined;

/** What moved the cursor of the editor: typing, another change of the text, or the user without a change. */
export type Motion = "typed" | "changed" | "moved";

/** Ends the state of typing. */
export function stopTyping(): void {
  clearTimeout(timer);
  typedLine.value = null;
}

/** Reports that the cursor of the editor is on a zero-based line. */
export function cursorAt(file: string, line: number, motion: Motion): void {
  const before = typedLine.peek();
  if (motion === "typed") {
    clearTimeout(timer);
    timer = setTimeout(stopTyping, rest);
    if (before?.file !== file || before.line !== line) typedLine.value = { file, line };
  } else if (motion === "changed" || before?.file !== file || before.line !== line) stopTyping();
}
