/** Files that the user picks, drops or pastes, and the whole project as a zip. */
import { strToU8, zipSync } from "fflate";
import type { Files } from "../engine/protocol";
import { knownFiles, mainFile, withLineFeeds } from "./files";
import { byteLength, isPathWithinLimits, limits, limitWords } from "./limits";
import { counted } from "./phrases";
import { isInside, isZip, largestZip, mostEntries, unzip, ZipProblem, zipEntries } from "./zip";

/** The most files that a drop may bring. A project then takes the ones that belong to it. */
const mostOutside = mostEntries;

/** A file from outside, with its path in the folder that it came in. */
export interface OutsideFile {
  readonly path: string;
  readonly file: File;
}

/** The files that were read, and a sentence for each file that was left out and why. */
export interface ReadFiles {
  readonly files: Files;
  readonly left: readonly string[];
}

/** Whether a path inside a project is one that the page has a use for. */
function belongs(path: string): boolean {
  return (knownFiles as readonly string[]).includes(path) || path.startsWith("cos_custom/");
}

/** The folder that holds charmcraft.yaml (with a final `/`), otherwise the one that all files share. */
function rootOf(paths: readonly string[]): string {
  const main = paths
    .filter((path) => path === mainFile || path.endsWith(`/${mainFile}`))
    .sort((a, b) => a.length - b.length)[0];
  return main === undefined ? "" : main.slice(0, main.length - mainFile.length);
}

/** The path that a file gets in the project. A single YAML file of any other name is taken for a charmcraft.yaml. */
function projectPath(path: string, root: string, alone: boolean): string | null {
  const inside = path.startsWith(root) ? path.slice(root.length) : null;
  if (inside !== null && belongs(inside)) return inside;
  const name = path.split("/").at(-1) ?? path;
  if ((knownFiles as readonly string[]).includes(name) && root === "") return name;
  return alone && /\.ya?ml$/.test(name) ? mainFile : null;
}

/** Whether a path is a project file, or may contain some: a known name, or a zip. */
export function isProjectFile(path: string): boolean {
  const name = path.split("/").at(-1) ?? path;
  return belongs(path) || (knownFiles as readonly string[]).includes(name) || name.endsWith(".zip");
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

/**
 * The files from outside, with each zip replaced by the files in it; `left` gets a sentence for each that cannot
 * be read.
 */
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

/** A path, shortened for a message. */
function shortened(path: string): string {
  return path.length > 100 ? `${path.slice(0, 100)}…` : path;
}

/** The text of a file, or a sentence that says why it has none. */
export async function textOf({
  path,
  file,
}: OutsideFile): Promise<{ readonly text: string } | { readonly problem: string }> {
  if (file.size > limits.bytes) return { problem: `'${shortened(path)}' has more than ${limitWords.text}.` };
  const bytes = await file.arrayBuffer().catch(() => null);
  if (!bytes) return { problem: `'${shortened(path)}' cannot be read.` };
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    if (!text.includes("\0")) return { text: withLineFeeds(text) };
  } catch {
    // Not UTF-8.
  }
  return { problem: `'${shortened(path)}' is not UTF-8 text, as the files of a charm are.` };
}

/** Reads files from outside, and what is in their zips, into a project folder. */
export async function readOutsideFiles(outside: readonly OutsideFile[]): Promise<ReadFiles> {
  const left: string[] = [];
  const all = await unpacked(outside.slice(0, mostOutside), left);
  if (outside.length > mostOutside) left.push(`Only the first ${mostOutside} files were looked at.`);
  const files = await fitting(chosen(all), left);
  if (Object.keys(files).length === 0 && left.length === 0) {
    left.push("None of these files belongs to a charm project, as charmcraft.yaml and mock.yaml do.");
  }
  return { files, left };
}

/** The files that belong to a project, by their names there; those that the page knows come first. */
function chosen(all: readonly OutsideFile[]): [string, OutsideFile][] {
  const root = rootOf(all.map(({ path }) => path));
  const named = all.flatMap((one) => {
    const name = projectPath(one.path, root, all.length === 1);
    return name === null ? [] : [[name, one] as [string, OutsideFile]];
  });
  const known = ([name]: [string, OutsideFile]) => Number((knownFiles as readonly string[]).includes(name));
  return named.sort((a, b) => known(b) - known(a));
}

/** The texts of as many files as a project may have; `left` names the others. */
async function fitting(named: readonly [string, OutsideFile][], left: string[]): Promise<Files> {
  const files: Record<string, string> = {};
  let [count, size, over] = [0, 0, 0];
  for (const [name, one] of named) {
    const bytes = byteLength(name) + one.file.size;
    if (
      count === limits.files ||
      !isPathWithinLimits(name) ||
      (bytes <= limits.bytes && size + bytes > limits.bytes)
    ) {
      over++;
      continue;
    }
    const read = await textOf(one);
    if ("text" in read) {
      files[name] = read.text;
      [count, size] = [count + 1, size + bytes];
    } else if (left.length < mostTold) left.push(read.problem);
  }
  if (over > 0)
    left.push(
      `${counted(over, "file")} left out: a project may have at most ${limitWords.files} and ${limitWords.text}, and a path at most ${limitWords.path}.`,
    );
  return files;
}

/** The most files whose problems are listed one by one. */
const mostTold = 20;

/** Collects the files of a dropped folder, however deep. */
async function walk(entry: FileSystemEntry, into: OutsideFile[]): Promise<void> {
  if (into.length > mostOutside) return;
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

/** The files of a drop or paste, including those in folders. */
export async function transferredFiles(data: DataTransfer): Promise<OutsideFile[]> {
  // Take the entries before the first await; the browser empties the list after that.
  const entries = [...data.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  const plain = [...data.files].map((file) => ({ path: file.name, file }));
  const found: OutsideFile[] = [];
  for (const entry of entries) if (entry) await walk(entry, found);
  return found.length > 0 ? found : plain;
}

/**
 * The project as a zip file with one folder in it. Files whose names would lead out of that folder are left out.
 * @param folder the folder's name
 */
export function zipProject(files: Files, folder: string): Uint8Array<ArrayBuffer> {
  const top = isInside(folder) && !folder.includes("/") ? folder : "charm";
  const entries = Object.entries(files)
    .filter(([path]) => isInside(path))
    .map(([path, text]) => [`${top}/${path}`, strToU8(text)]);
  return zipSync(Object.fromEntries(entries)) as Uint8Array<ArrayBuffer>;
}
