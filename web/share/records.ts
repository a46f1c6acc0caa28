/**
 * What is inside a link of codec `d1`, before it is compressed: records one after another.
 *
 *     record  = kind length content      kind: one byte; length: content's bytes, LEB128
 *     0x01    a setting                  content: NAME=VALUE
 *     0x02    a file of any name         content: length of the path (LEB128), path, text
 *     0x03    a file as it was before    content: as of 0x02; unchanged files are left out
 *     0x04    a file that was not there  content: its path
 *     0x10 …  a file of a known name     content: text; 0x10 + place in `knownPaths`
 *
 * Texts are UTF-8. A reader passes over kinds that it does not know, so kinds may be added.
 */

import { limits } from "../state/limits";

/** A project as a link carries it: the user's files, and how the page shows them. */
export interface SharedProject {
  /** Paths (with `/`) and their texts. */
  readonly files: Readonly<Record<string, string>>;
  /** Everything else that shapes the page, by name: `unit`, `view`, `experimental` … */
  readonly settings: Readonly<Record<string, string>>;
  /** The files of the version to review this one against; absent if there is none. */
  readonly before?: Readonly<Record<string, string>>;
}

/** The contents of records, read from bytes. */
export interface ReadRecords {
  readonly project: SharedProject;
  /** Whether the bytes ended inside a record. */
  readonly cut: boolean;
  /** Whether there are more files or settings than a project may have; reading stopped there. */
  readonly tooMany: boolean;
}

/** Paths that cost one byte. FROZEN: only ever append. */
const knownPaths = ["charmcraft.yaml", "mock.yaml", "rockcraft.yaml", "paas-config.yaml", ".env.example"];

const settingKind = 0x01;
const fileKind = 0x02;
const beforeKind = 0x03;
const absentKind = 0x04;
const knownKind = 0x10;

const encoder = new TextEncoder();
// A byte order mark at the start of a file is the user's and must stay.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The project as bytes. */
export function writeRecords(project: SharedProject): Uint8Array {
  const settings = Object.entries(project.settings).map(([name, value]) =>
    record(settingKind, encoder.encode(`${name}=${value}`)),
  );
  const files = Object.entries(project.files).map(([path, text]) => fileRecord(path, encoder.encode(text)));
  return joined([...files, ...settings, ...beforeRecords(project)]);
}

/**
 * Only what differs in the earlier version. The stream before it holds the rest, so deflate finds most of it there.
 */
function beforeRecords({ files, before }: SharedProject): Uint8Array[] {
  if (!before) return [];
  const changed = Object.entries(before).filter(([path, text]) => files[path] !== text);
  const added = Object.keys(files).filter((path) => !Object.hasOwn(before, path));
  // If nothing differs, repeat one file, so that the link still has an earlier version.
  const told = changed.length + added.length > 0 ? changed : Object.entries(before).slice(0, 1);
  return [
    ...told.map(([path, text]) => record(beforeKind, namedFile(path, encoder.encode(text)))),
    ...added.map((path) => record(absentKind, encoder.encode(path))),
  ];
}

/** The contents read so far. */
interface Reading {
  readonly files: Map<string, string>;
  readonly settings: Map<string, string>;
  /** Texts of the earlier version; null for a file that it did not have. */
  readonly before: Map<string, string | null>;
}

/** Reads as much as possible of bytes that may be cut or arbitrary. */
export function readRecords(bytes: Uint8Array): ReadRecords {
  const reading: Reading = { files: new Map(), settings: new Map(), before: new Map() };
  const { files, settings, before } = reading;
  let at = 0;
  while (at < bytes.length) {
    if (Math.max(files.size, settings.size, before.size) > limits.files)
      return { project: asProject(reading), cut: true, tooMany: true };
    const kind = bytes[at];
    const length = readLength(bytes, at + 1);
    if (kind === undefined || length === null)
      return { project: asProject(reading), cut: true, tooMany: false };
    at = length.end + length.value;
    readContent(kind, bytes.subarray(length.end, at), reading);
  }
  return { project: asProject(reading), cut: at > bytes.length, tooMany: files.size > limits.files };
}

/** Adds the content of one record. */
function readContent(kind: number, content: Uint8Array, { files, settings, before }: Reading): void {
  const known = knownPaths[kind - knownKind];
  if (known !== undefined) files.set(known, decoder.decode(content));
  if (kind === fileKind) readNamedFile(content, files);
  if (kind === beforeKind) readNamedFile(content, before);
  if (kind === absentKind) before.set(decoder.decode(content), null);
  if (kind === settingKind) readSetting(decoder.decode(content), settings);
}

function readNamedFile(content: Uint8Array, files: Map<string, string | null>): void {
  const length = readLength(content, 0);
  if (length === null) return;
  const textAt = length.end + length.value;
  files.set(decoder.decode(content.subarray(length.end, textAt)), decoder.decode(content.subarray(textAt)));
}

function readSetting(text: string, settings: Map<string, string>): void {
  const equals = text.indexOf("=");
  if (equals > 0) settings.set(text.slice(0, equals), text.slice(equals + 1));
}

/**
 * Turns the contents into a project. `Object.fromEntries` defines own properties, so even a file named `__proto__`
 * is only a name.
 */
function asProject({ files, settings, before }: Reading): SharedProject {
  const project = { files: Object.fromEntries(files), settings: Object.fromEntries(settings) };
  if (before.size === 0) return project;
  const was = [...new Map([...files, ...before])].filter(
    (entry): entry is [string, string] => entry[1] !== null,
  );
  return { ...project, before: Object.fromEntries(was) };
}

function fileRecord(path: string, text: Uint8Array): Uint8Array {
  const known = knownPaths.indexOf(path);
  if (known >= 0) return record(knownKind + known, text);
  return record(fileKind, namedFile(path, text));
}

/** A file with its path. */
function namedFile(path: string, text: Uint8Array): Uint8Array {
  const name = encoder.encode(path);
  return joined([lengthBytes(name.length), name, text]);
}

function record(kind: number, content: Uint8Array): Uint8Array {
  return joined([Uint8Array.of(kind), lengthBytes(content.length), content]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** A length as LEB128: seven bits a byte, the lowest first, the eighth bit says that more follow. */
function lengthBytes(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    bytes.push(rest > 0x7f ? (rest & 0x7f) | 0x80 : rest);
    if (rest <= 0x7f) return Uint8Array.from(bytes);
  }
}

/** The most bytes of a length: four hold 28 bits, far more than a link may carry. */
const longestLength = 4;

/** The length at an offset and the offset after it; null if it is cut, or too long to be a length. */
function readLength(bytes: Uint8Array, at: number): { value: number; end: number } | null {
  let value = 0;
  for (let i = 0; i < longestLength; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) return null;
    value |= (byte & 0x7f) << (7 * i);
    if (byte <= 0x7f) return { value, end: at + i + 1 };
  }
  return null;
}
