/** Watches the page frame by frame while somebody types. */
import type { Page } from "@playwright/test";

/** What was seen. Times are in milliseconds, distances in pixels. */
export interface Seen {
  /** How often the words of the verdict changed. */
  readonly verdicts: number;
  /** How long results looked like those of an earlier text. */
  readonly stale: number;
  /** How long the page was watched. */
  readonly all: number;
  /** The largest distance that an edge of a pane or bar moved. */
  readonly moved: number;
  /** Every verdict in order, for the message of a failure. */
  readonly words: readonly string[];
  /** The pane or bar that moved most, and from where to where, for the message of a failure. */
  readonly shift: string;
}

/** Runs in the page. Watches each frame until `window.watched()` is called. */
function watch(): void {
  const parts =
    ".tabs, .write > .pane-body, .integrations, .manifest > .pane-body, .environment > .pane-body, .problems, .status-panel";
  const edges = () =>
    [...document.querySelectorAll(parts)].flatMap((part) => {
      const { top, bottom, left, right } = part.getBoundingClientRect();
      return Object.entries({ top, bottom, left, right }).map(([side, at]) => ({
        name: `${part.className} ${side}`,
        at,
      }));
    });
  const first = edges();
  const words: string[] = [];
  const began = performance.now();
  let last = began;
  let stale = 0;
  let moved = 0;
  let shift = "";
  let going = true;
  const frame = () => {
    const now = performance.now();
    const verdict = document.querySelector(".problems h2")?.textContent ?? "";
    if (verdict !== words.at(-1)) words.push(verdict);
    if (document.querySelector(".stale, .stale-note")) stale += now - last;
    for (const [n, { name, at }] of edges().entries()) {
      const before = first[n]?.at ?? at;
      if (Math.abs(at - before) <= moved) continue;
      moved = Math.abs(at - before);
      shift = `${name} from ${before} to ${at} after ${Math.round(now - began)} ms`;
    }
    last = now;
    if (going) requestAnimationFrame(frame);
  };
  frame();
  Object.assign(window, {
    watched: () => {
      going = false;
      return { verdicts: words.length - 1, stale, all: last - began, moved, words, shift };
    },
  });
}

/** Watches the page during an action. */
export async function seenWhile(page: Page, act: () => Promise<void>): Promise<Seen> {
  await page.evaluate(watch);
  await act();
  return page.evaluate(() => (window as unknown as { watched: () => Seen }).watched());
}
