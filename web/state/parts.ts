/**
 * Parts of the page's program that are fetched when they are needed: fetched again where that fails, and told of
 * where they stay away. A browser remembers that a module could not be had (WHATWG HTML, "fetch a single module
 * script", the module map), so that the second try asks for another address of the same file.
 */
import { signal } from "@preact/signals";

/** A part that could not be had. */
export interface MissingPart {
  /** What it is for, to begin a sentence: "Sharing". */
  readonly what: string;
  /** Tries once more. */
  readonly again: () => void;
}

/** The part that was asked for last and could not be had, or null. */
export const missingPart = signal<MissingPart | null>(null);

/** Milliseconds before a part is asked for again. */
const secondTry = 400;

/** The address that a browser names when a module could not be had; null where it names none. */
function addressIn(error: unknown): string | null {
  return /https?:\/\/\S+\.js\b/.exec(String(error))?.[0] ?? null;
}

/** Ends after some milliseconds. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

let tries = 0;

/**
 * Fetches a part, and again where that fails.
 * @param load imports a module; it is called once more where the failure names no address
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

/** Fetches a part and does something with it; where it stays away, the page says so and offers to try again. */
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
