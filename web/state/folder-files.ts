/** Files from outside: by picker, by drop, by paste; and the whole project as a zip. */
import { strToU8, zipSync } from "fflate";
import type { Files } from "../engine/protocol";
import { knownFiles, mainFile, withLineFeeds } from "./files";
import { isZip, largestZip, unzip, ZipProblem, zipEntries } from "./zip";

/** Most characters that one file may have; charmcraft's own are thousands of times smaller. */
export const largestFile = 2_000_000;

/** A file from outside, with its path in the folder that was given. */
export interface OutsideFile {
  readonly path: string;
  readonly file: File;
}

/** What was read, and what was left out with the reason as a sentence. */
export interface ReadFiles {
  readonly files: Files;
  readonly left: readonly string[];
}

/** Whether the page knows what to do with a path inside a project. */
function belongs(path: string): boolean {
  return (knownFiles as readonly string[]).includes(path) || path.startsWith("cos_custom/");
}

/** The folder that holds charmcraft.yaml (with a final `/`), or else the one that all files share. */
function rootOf(paths: readonly string[]): string {
  const main = paths
    .filter((path) => path === mainFile || path.endsWith(`/${mainFile}`))
    .sort((a, b) => a.length - b.length)[0];
  return main === undefined ? "" : main.slice(0, main.length - mainFile.length);
}

/** The name that a single YAML file of another name is taken to have: it is somebody's charmcraft.yaml. */
function projectPath(path: string, root: string, alone: boolean): string | null {
  const inside = path.startsWith(root) ? path.slice(root.length) : null;
  if (inside !== null && belongs(inside)) return inside;
  const name = path.split("/").at(-1) ?? path;
  if ((knownFiles as readonly string[]).includes(name) && root === "") return name;
  return alone && /\.ya?ml$/.test(name) ? mainFile : null;
}

/** The files of a zip that belong to a project. @throws ZipProblem */
async function projectFilesIn(zip: File): Promise<OutsideFile[]> {
  if (zip.size > largestZip) throw new ZipProblem("is larger than 20 MB.");
  const bytes = new Uint8Array(await zip.arrayBuffer());
  const paths = zipEntries(bytes).map(({ path }) => path);
  const root = rootOf(paths);
  const chosen = paths.filter((path) => projectPath(path, root, paths.length === 1) !== null);
  return unzip(bytes, new Set(chosen)).map((file) => ({ path: file.name, file }));
}

/** The files from outside, with those of zips in place of the zips; what no zip gives is told in `left`. */
async function unpacked(outside: readonly OutsideFile[], left: string[]): Promise<OutsideFile[]> {
  const all: OutsideFile[] = [];
  for (const one of outside) {
    if (!(await isZip(one.file).catch(() => false))) all.push(one);
    else
      await projectFilesIn(one.file).then(
        (inside) => all.push(...inside),
        (error: Error) =>
          left.push(`'${one.path}' ${error instanceof ZipProblem ? error.message : "cannot be read."}`),
      );
  }
  return all;
}

/** The text of a file, or why it has none, as a sentence. */
async function textOf({
  path,
  file,
}: OutsideFile): Promise<{ readonly text: string } | { readonly problem: string }> {
  if (file.size > largestFile) return { problem: `'${path}' is larger than 2 MB.` };
  const bytes = await file.arrayBuffer().catch(() => null);
  if (!bytes) return { problem: `'${path}' cannot be read.` };
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    if (!text.includes("\0")) return { text: withLineFeeds(text) };
  } catch {
    // It is no UTF-8, then.
  }
  return { problem: `'${path}' is not a text in UTF-8, as the files of a charm are.` };
}

/** Reads files from outside, and what is in their zips, into a project folder. */
export async function readOutsideFiles(outside: readonly OutsideFile[]): Promise<ReadFiles> {
  const left: string[] = [];
  const all = await unpacked(outside, left);
  const root = rootOf(all.map(({ path }) => path));
  const files: Record<string, string> = {};
  for (const one of all) {
    const name = projectPath(one.path, root, all.length === 1);
    if (name === null) continue;
    const read = await textOf(one);
    if ("text" in read) files[name] = read.text;
    else left.push(read.problem);
  }
  if (Object.keys(files).length === 0 && left.length === 0) {
    left.push("None of these files belongs to a charm's project, such as charmcraft.yaml or mock.yaml.");
  }
  return { files, left };
}

/** The files of a folder that was dropped, however deep. */
async function walk(entry: FileSystemEntry, into: OutsideFile[]): Promise<void> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => {
      (entry as FileSystemFileEntry).file(resolve, reject);
    });
    into.push({ path: entry.fullPath.replace(/^\//, ""), file });
    return;
  }
  if (/^(?:node_modules|venv|\..*)$/.test(entry.name)) return;
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const read = () =>
    new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
  for (let entries = await read(); entries.length > 0; entries = await read()) {
    for (const child of entries) await walk(child, into);
  }
}

/** The files of a drop or paste, with those of folders. */
export async function transferredFiles(data: DataTransfer): Promise<OutsideFile[]> {
  // Entries must be taken before anything is awaited; the list is emptied after.
  const entries = [...data.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  const plain = [...data.files].map((file) => ({ path: file.name, file }));
  const found: OutsideFile[] = [];
  for (const entry of entries) if (entry) await walk(entry, found);
  return found.length > 0 ? found : plain;
}

/** The project folder as a zip file, under a folder of its own. */
export function zipProject(files: Files, folder: string): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(([path, text]) => [`${folder}/${path}`, strToU8(text)]);
  return zipSync(Object.fromEntries(entries)) as Uint8Array<ArrayBuffer>;
}
