/** What one part of the page asks of another, such as "show this line"; it is served once. */
import { signal, untracked } from "@preact/signals";

/** A request of one kind. The latest one waits until a part of the page can serve it; an earlier one is given up. */
export class Request<T> {
  readonly #waiting = signal<{ readonly wanted: T } | null>(null);

  /** Asks for something. */
  ask(wanted: T): void {
    this.#waiting.value = { wanted };
  }

  /** Gives up what waits. */
  drop(): void {
    this.#waiting.value = null;
  }

  /**
   * Serves what waits. Called in an effect, it makes that effect run for each request and for nothing else:
   * signals that `serve` reads are not tracked, so that a later edit never serves an old request again.
   */
  take(serve: (wanted: T) => void): void {
    const waiting = this.#waiting.value;
    if (!waiting) return;
    this.#waiting.value = null;
    untracked(() => serve(waiting.wanted));
  }
}
