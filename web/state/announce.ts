/** What screen readers are told, and what everyone is told in passing. */
import { signal } from "@preact/signals";

/** The text of the polite live region. */
export const announcement = signal("");

/** A note that appears for a while, with a way back where there is one. */
export interface Notice {
  readonly text: string;
  readonly action?: { readonly title: string; readonly run: () => void };
}

/** The present note, or null. */
export const notice = signal<Notice | null>(null);

/** Milliseconds that a note stays; long enough to reach its button by keyboard. */
const noticeTime = 10_000;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Tells screen readers politely. */
export function announce(text: string): void {
  announcement.value = text;
}

/** Shows a note for a while and reads it out. */
export function notify(next: Notice): void {
  clearTimeout(timer);
  notice.value = next;
  announce(next.text);
  timer = setTimeout(() => {
    notice.value = null;
  }, noticeTime);
}
