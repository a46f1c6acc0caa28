/**
 * Parts of the page's program that are fetched when they are needed. A failed fetch is tried again, and the page
 * says so if that fails, too. A browser remembers that a module could not be fetched (WHATWG HTML, "fetch a single
 * module script", the module map), so the second try asks for the same file under another address.
 */
import { signal } from "@preact/signals";

/** A part that could not be fetched. */
export interface MissingPart {
  /** What the part is for, to begin a sentence: "Sharing". */
  readonly what: string;
  /** Tries once more. */
  readonly again: () => void;
}

/** The part whose fetch failed last, or null. */
export const missingPart = signal<MissingPart | null>(null);

/** Milliseconds before the second try. */
const secondTry = 400;

/** The address of the module in an error about a failed fetch; null if the browser does not name it. */
function addressIn(error: unknown): string | null {
  return /https?:\/\/\S+\.js\b/.exec(String(error))?.[0] ?? null;
}

/** Resolves after some milliseconds. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

let tries = 0;

/**
 * Fetches a part, and tries again if that fails.
 * @param load imports a module; it is called once more if the error names no address
 * @throws the last failure
 */
export async function fetchPart<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    await pause(secondTry);
    const address = addressIn(error);
    if (address === null) return load();
    return (await import(/* @vite-ignore */ `${address}?try=${++tries}`)) as T;
  }
}

/** Fetches a part and uses it. If it cannot be fetched, the page says so and offers to try again. */
export async function withPart<T>(
  what: string,
  load: () => Promise<T>,
  run: (part: T) => void,
): Promise<void> {
  try {
    const part = await fetchPart(load);
    missingPart.value = null;
    run(part);
  } catch {
    missingPart.value = { what, again: () => void withPart(what, load, run) };
  }
}
