/** How much of a project is taken, wherever it comes from: the core's own limits, held before anything is done. */
import type { Files } from "../engine/protocol";
import { limits } from "../engine/wire";

export { limits };

/** The limits in words with their units, to follow "at most". */
export const limitWords = {
  files: `${limits.files} files`,
  text: `${limits.bytes >> 20} MiB of text`,
  path: `${limits.path} bytes and ${limits.depth} levels`,
} as const;

/** Bytes of a text in UTF-8. */
export function byteLength(text: string): number {
  // Three bytes are the most that a UTF-16 unit can need, and one the least.
  return text.length > limits.bytes ? text.length : new TextEncoder().encode(text).length;
}

/** Bytes of a folder's names and texts in UTF-8; of one that is far too large, at least as many as are too many. */
export function folderBytes(files: Files): number {
  let size = 0;
  for (const [path, text] of Object.entries(files)) {
    size += byteLength(path) + byteLength(text);
    if (size > limits.bytes) break;
  }
  return size;
}

/** Why a folder is larger than what is taken, as a sentence; null for one that is not. */
export function excess(files: Files): string | null {
  if (Object.keys(files).length > limits.files)
    return `A project may have at most ${limitWords.files}, and this one has more.`;
  if (folderBytes(files) > limits.bytes)
    return `A project may have at most ${limitWords.text}, and this one has more.`;
  return null;
}

/** Whether a path is one that a project's file may have, as far as its length goes. */
export function isPathWithinLimits(path: string): boolean {
  return byteLength(path) <= limits.path && path.split("/", limits.depth + 1).length <= limits.depth;
}
