/** Projects in zip files, such as those that this page downloads, read within limits whatever they contain. */
import { unzipSync } from "fflate";

/** The most bytes of a zip file. */
export const largestZip = 20_000_000;
/** The most files and folders that a zip may list. */
export const mostEntries = 5_000;
/** The most bytes that all files unpacked from a zip may have together. */
const mostUnpacked = 20_000_000;

/** A file that a zip lists. */
export interface ZipEntry {
  readonly path: string;
  /** The size in bytes that the zip declares. No more than this is unpacked. */
  readonly size: number;
}

/** Why a zip cannot be opened, as a sentence. */
export class ZipProblem extends Error {}

/** Whether a file begins as zip files do (PKWARE's APPNOTE.TXT, 4.3.7 and, for an empty one, 4.3.16). */
export async function isZip(file: Blob): Promise<boolean> {
  const [p, k, a, b] = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  return p === 0x50 && k === 0x4b && ((a === 3 && b === 4) || (a === 5 && b === 6));
}

/**
 * Whether a path stays inside the folder that it is relative to, on whatever system a zip is unpacked (zip slip:
 * CWE-22). A name with control characters does not count: no person gave it.
 */
export function isInside(path: string): boolean {
  const parts = path.split("/");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it refuses.
  return !/[\u0000-\u001f\u007f\\]|^[a-z]:/i.test(path) && !parts.some((part) => /^\.{0,2}$/.test(part));
}

/** Whether a path stays inside the zip's folder, and outside folders that belong to tools. */
function isWanted(path: string): boolean {
  const folders = path.split("/").slice(0, -1);
  return isInside(path) && !folders.some((part) => /^(?:node_modules|venv|__MACOSX|\..*)$/.test(part));
}

/** Unpacks a zip with fflate and turns its exceptions into a ZipProblem. */
function run(bytes: Uint8Array, take: (entry: ZipEntry) => boolean): Record<string, Uint8Array<ArrayBuffer>> {
  try {
    const filter = ({ name, originalSize }: { name: string; originalSize: number }) =>
      take({ path: name, size: originalSize });
    return unzipSync(bytes, { filter }) as Record<string, Uint8Array<ArrayBuffer>>;
  } catch (error) {
    if (error instanceof ZipProblem) throw error;
    throw new ZipProblem("is damaged, encrypted or of a kind that this page cannot unpack.");
  }
}

/**
 * The files that a zip lists, without those whose paths lead out of it.
 * @throws ZipProblem if it lists too many, or cannot be read
 */
export function zipEntries(bytes: Uint8Array): ZipEntry[] {
  const entries: ZipEntry[] = [];
  run(bytes, (entry) => {
    if (entries.push(entry) > mostEntries) throw new ZipProblem(`lists more than ${mostEntries} files.`);
    return false;
  });
  return entries.filter(({ path }) => isWanted(path));
}

/**
 * Unpacks files from a zip.
 * @param paths the files to unpack
 * @throws ZipProblem if they are too large together, or cannot be read
 */
export function unzip(bytes: Uint8Array, paths: ReadonlySet<string>): File[] {
  let size = 0;
  const read = run(bytes, (entry) => {
    if (!paths.has(entry.path)) return false;
    size += entry.size;
    if (size > mostUnpacked) throw new ZipProblem("unpacks to more than 20 MB.");
    return true;
  });
  return Object.entries(read).map(([path, content]) => new File([content], path));
}
