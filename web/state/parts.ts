/**
 * Parts of the page's program that are fetched when they are needed. A failed fetch is tried again, and the page
 * says so if that fails, too. A browser remembers that a module could not be fetched (WHATWG HTML, "fetch a single
 * module script", the module map), so the second try asks for the same file under another address.
 */
import { signal } from "@preact/signals";
import { pause } from "./pause";

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

let tries = 0;

/** Fetches a module once more; if the browser remembers the failure, by another address of the same file. */
async function fetchAgain<M>(load: () => Promise<M>, failure: unknown): Promise<M> {
  await pause(secondTry);
  try {
    return await load();
  } catch (error) {
    const address = addressIn(failure);
    if (address === null) throw error;
    return (await import(/* @vite-ignore */ `${address}?try=${++tries}`)) as M;
  }
}

/**
 * Fetches a part, and tries again if that fails.
 * @param load imports a module
 * @param pick returns what is needed of the module
 * @throws the last failure, or a TypeError if the module has no such export: the build renames the exports of a file that
 *     other files import, too, so that it cannot be used by another address
 */
export async function fetchPart<M, T>(load: () => Promise<M>, pick: (module: M) => T): Promise<T> {
  const part = pick(await load().catch((error: unknown) => fetchAgain(load, error)));
  if (part === undefined) throw new TypeError("A part of the program has other exports.");
  return part;
}
