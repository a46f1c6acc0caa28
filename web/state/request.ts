/** What one part of the page requests of another, such as "show this line"; each request is served once. */
import { signal, untracked } from "@preact/signals";

/** Requests of one kind. The latest one waits until a part of the page can serve it; a newer request replaces it. */
export class Request<T> {
  readonly #waiting = signal<{ readonly wanted: T } | null>(null);

  /** Makes a request. */
  ask(wanted: T): void {
    this.#waiting.value = { wanted };
  }

  /** Drops the request that waits. */
  drop(): void {
    this.#waiting.value = null;
  }

  /**
   * Serves the request that waits. Called in an effect, it makes that effect run for each request and for nothing
   * else: signals that `serve` reads are not tracked, so that a later edit never serves an old request again.
   */
  take(serve: (wanted: T) => void): void {
    const waiting = this.#waiting.value;
    if (!waiting) return;
    this.#waiting.value = null;
    untracked(() => serve(waiting.wanted));
  }
}
