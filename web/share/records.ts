/**
 * What is inside a link of codec `d1`, before it is compressed: records one after another.
 *
 *     record  = kind length content      kind: one byte; length: content's bytes, LEB128
 *     0x01    a setting                  content: NAME=VALUE
 *     0x02    a file of any name         content: length of the path (LEB128), path, text
 *     0x10 …  a file of a known name     content: text; 0x10 + place in `knownPaths`
 *
 * Texts are UTF-8. A reader passes over kinds that it does not know, so kinds may be added.
 */

import { limits } from "../state/limits";

/** A project as a link carries it: what is typed and how it is looked at. */
export interface SharedProject {
  /** Path (with `/`) to text. */
  readonly files: Readonly<Record<string, string>>;
  /** Everything else that shapes what one sees, by name: `unit`, `view`, `experimental` … */
  readonly settings: Readonly<Record<string, string>>;
}

/** Records read from bytes. */
export interface ReadRecords {
  readonly project: SharedProject;
  /** Whether the bytes ended inside a record. */
  readonly cut: boolean;
  /** Whether there are more files or settings than a project may have; then reading stopped there. */
  readonly tooMany: boolean;
}

/** Paths that cost one byte. FROZEN: only ever append. */
const knownPaths = ["charmcraft.yaml", "mock.yaml", "rockcraft.yaml", "paas-config.yaml", ".env.example"];

const settingKind = 0x01;
const fileKind = 0x02;
const knownKind = 0x10;

const encoder = new TextEncoder();
// A byte order mark at a file's head is the user's own and must stay.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The project as bytes. */
export function writeRecords(project: SharedProject): Uint8Array {
  const settings = Object.entries(project.settings).map(([name, value]) =>
    record(settingKind, encoder.encode(`${name}=${value}`)),
  );
  const files = Object.entries(project.files).map(([path, text]) => fileRecord(path, encoder.encode(text)));
  return joined([...files, ...settings]);
}

/** What can be read of bytes, which may be cut or hold anything at all. */
export function readRecords(bytes: Uint8Array): ReadRecords {
  const files = new Map<string, string>();
  const settings = new Map<string, string>();
  let at = 0;
  while (at < bytes.length) {
    if (Math.max(files.size, settings.size) > limits.files)
      return { project: asProject(files, settings), cut: true, tooMany: true };
    const kind = bytes[at];
    const length = readLength(bytes, at + 1);
    if (kind === undefined || length === null)
      return { project: asProject(files, settings), cut: true, tooMany: false };
    at = length.end + length.value;
    readContent(kind, bytes.subarray(length.end, at), files, settings);
  }
  return { project: asProject(files, settings), cut: at > bytes.length, tooMany: files.size > limits.files };
}

/** Puts what one record says into `files` or `settings`. */
function readContent(
  kind: number,
  content: Uint8Array,
  files: Map<string, string>,
  settings: Map<string, string>,
): void {
  const known = knownPaths[kind - knownKind];
  if (known !== undefined) files.set(known, decoder.decode(content));
  if (kind === fileKind) readNamedFile(content, files);
  if (kind === settingKind) readSetting(decoder.decode(content), settings);
}

function readNamedFile(content: Uint8Array, files: Map<string, string>): void {
  const length = readLength(content, 0);
  if (length === null) return;
  const textAt = length.end + length.value;
  files.set(decoder.decode(content.subarray(length.end, textAt)), decoder.decode(content.subarray(textAt)));
}

function readSetting(text: string, settings: Map<string, string>): void {
  const equals = text.indexOf("=");
  if (equals > 0) settings.set(text.slice(0, equals), text.slice(equals + 1));
}

/** `Object.fromEntries` defines own properties, so that even a file named `__proto__` is only a name. */
function asProject(files: Map<string, string>, settings: Map<string, string>): SharedProject {
  return { files: Object.fromEntries(files), settings: Object.fromEntries(settings) };
}

function fileRecord(path: string, text: Uint8Array): Uint8Array {
  const known = knownPaths.indexOf(path);
  if (known >= 0) return record(knownKind + known, text);
  const name = encoder.encode(path);
  return record(fileKind, joined([lengthBytes(name.length), name, text]));
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

/** Most bytes of a length: four hold 28 bits, far more than a link may carry. */
const longestLength = 4;

/** The length at a place and where it ends; null when it is cut or too long to be one. */
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
