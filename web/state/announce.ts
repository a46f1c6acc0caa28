/** What screen readers announce, and the notes that everyone sees for a while. */
import { computed, signal } from "@preact/signals";

/** The text of the polite live region. */
export const announcement = signal("");

/** A note that appears for a while, perhaps with a button to undo what it tells of. */
export interface Notice {
  readonly text: string;
  readonly action?: { readonly title: string; readonly run: () => void };
  /** Whether the note is still true. The signals it reads are tracked, and the note goes as soon as it turns false. */
  readonly holds?: () => boolean;
}

const latest = signal<Notice | null>(null);

/** The note on the screen, or null. */
export const notice = computed(() => (latest.value?.holds?.() === false ? null : latest.value));

/** Dismisses the note. */
export function dismissNotice(): void {
  latest.value = null;
}

/** Milliseconds that a note stays; long enough to reach its button by keyboard. */
const noticeTime = 10_000;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Has screen readers announce a text politely. */
export function announce(text: string): void {
  announcement.value = text;
}

/** Shows a note for a while and reads it out. */
export function notify(next: Notice): void {
  clearTimeout(timer);
  latest.value = next;
  announce(next.text);
  timer = setTimeout(() => {
    latest.value = null;
  }, noticeTime);
}
