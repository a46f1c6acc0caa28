/** What screen readers announce, and what everyone sees in passing. */
import { computed, signal } from "@preact/signals";

/** The text of the polite live region. */
export const announcement = signal("");

/** A note that appears for a while, with a way back where there is one. */
export interface Notice {
  readonly text: string;
  readonly action?: { readonly title: string; readonly run: () => void };
  /** Whether it still holds; what this reads is tracked, and the note goes when it does not. */
  readonly holds?: () => boolean;
}

const latest = signal<Notice | null>(null);

/** The present note, or null. */
export const notice = computed(() => (latest.value?.holds?.() === false ? null : latest.value));

/** Takes the present note away. */
export function dismissNotice(): void {
  latest.value = null;
}

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
  latest.value = next;
  announce(next.text);
  timer = setTimeout(() => {
    latest.value = null;
  }, noticeTime);
}
