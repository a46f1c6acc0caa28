/**
 * How much of a project the page accepts, wherever it comes from: the core's own limits, checked before any work
 * is done.
 */
import type { Files } from "../engine/protocol";
import { limits } from "../engine/wire";

export { limits };

/** The limits in words with their units, to follow "at most". */
export const limitWords = {
  files: `${limits.files} files`,
  text: `${limits.bytes >> 20} MiB of text`,
  path: `${limits.path} bytes and ${limits.depth} levels`,
} as const;

/** The number of bytes of a text in UTF-8. */
export function byteLength(text: string): number {
  // A UTF-16 unit takes between one and three bytes, so a longer text is over the limit without encoding it.
  return text.length > limits.bytes ? text.length : new TextEncoder().encode(text).length;
}

/**
 * The number of bytes of a folder's names and texts in UTF-8. For a folder far over the limit, the count stops just
 * over it.
 */
export function folderBytes(files: Files): number {
  let size = 0;
  for (const [path, text] of Object.entries(files)) {
    size += byteLength(path) + byteLength(text);
    if (size > limits.bytes) break;
  }
  return size;
}

/** Why a folder is larger than the page accepts, as a sentence; null if it is not. */
export function excess(files: Files): string | null {
  if (Object.keys(files).length > limits.files)
    return `A project may have at most ${limitWords.files}, and this one has more.`;
  if (folderBytes(files) > limits.bytes)
    return `A project may have at most ${limitWords.text}, and this one has more.`;
  return null;
}

/** Whether a path is short enough for a project's file. */
export function isPathWithinLimits(path: string): boolean {
  return byteLength(path) <= limits.path && path.split("/", limits.depth + 1).length <= limits.depth;
}
