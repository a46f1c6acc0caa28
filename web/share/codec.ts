/**
 * The codec of share links.
 *
 * A link's payload is `NAME=TEXT`, and NAME names the codec for ever:
 *
 *     d1   base64url, without padding, of: three bytes of check, then raw deflate (RFC 1951)
 *          with the preset dictionary of dictionary1.ts of the records of records.ts.
 *
 * The check is FNV-1a (32 bits) of the records, folded to 24 bits, highest byte first. It tells a
 * damaged link from a whole one, which a deflate stream cannot do by itself. After the stream's end one
 * zero byte may follow: it keeps the text from ending in `-` or `_`, which programs that turn text
 * into links often leave out.
 */
import { deflateSync } from "fflate";
import { excess, limits } from "../state/limits";
import { fromBase64Url, toBase64Url } from "./base64url";
import { DICTIONARY_1 } from "./dictionary1";
import { inflateBounded } from "./inflate";
import { readRecords, type SharedProject, writeRecords } from "./records";

/** The codec of new links. */
export const currentCodec = "d1";

/** The most bytes in a link's project, names and texts together. */
export const largestProject = limits.bytes;

/** The most characters of a payload; a longer one is not read at all. */
export const longestPayload = 1 << 19;

/** Why a link could not be read completely. */
export type LinkFault = "truncated" | "damaged" | "too-new" | "too-large" | "too-many" | "empty";

/** The contents of a link, as far as they could be read. */
export interface DecodedLink {
  readonly project: SharedProject;
  /** What is wrong with the link; null if it is whole. */
  readonly fault: LinkFault | null;
}

const checkSize = 3;
const nothing: SharedProject = { files: {}, settings: {} };

const dictionary = new TextEncoder().encode(DICTIONARY_1);

/**
 * The payload `NAME=TEXT` of a project.
 * @returns null if the project is too large for a link
 */
export function encodeProject(project: SharedProject): string | null {
  if (excess(project.files) !== null || excess(project.before ?? {}) !== null) return null;
  const records = writeRecords(project);
  if (records.length > largestProject) return null;
  const deflated = deflateSync(records, { level: 9, mem: 6, dictionary });
  const text = toBase64Url(withoutOpenEnd(checkOf(records), deflated));
  return text.length > longestPayload ? null : `${currentCodec}=${text}`;
}

/** Reads a payload's text. Never throws, and never yields more than `largestProject` bytes. */
export function decodeProject(codec: string, text: string): DecodedLink {
  if (codec !== currentCodec) return { project: nothing, fault: "too-new" };
  if (text.length > longestPayload) return { project: nothing, fault: "too-large" };
  const bytes = fromBase64Url(text);
  if (bytes.length <= checkSize)
    return { project: nothing, fault: bytes.length === 0 ? "empty" : "truncated" };
  const inflated = inflateBounded(bytes.subarray(checkSize), dictionary, largestProject);
  const { project, cut, tooMany } = readRecords(inflated.bytes);
  if (tooMany) return { project: nothing, fault: "too-many" };
  if (inflated.ended === "limit") return { project, fault: "too-large" };
  const whole = !cut && checkOf(inflated.bytes).every((byte, place) => byte === bytes[place]);
  if (whole) return { project, fault: null };
  return { project, fault: inflated.ended === "early" ? "truncated" : "damaged" };
}

/** Check and stream together, with a zero byte after them if the text would end in `-` or `_`. */
function withoutOpenEnd(check: Uint8Array, deflated: Uint8Array): Uint8Array {
  const size = check.length + deflated.length;
  const last = (deflated.at(-1) ?? 0) & 0x3f;
  const open = size % 3 === 0 && last >= 62;
  const all = new Uint8Array(size + (open ? 1 : 0));
  all.set(check);
  all.set(deflated, check.length);
  return all;
}

/** FNV-1a, 32 bits (draft-eastlake-fnv), folded to three bytes. */
function checkOf(bytes: Uint8Array): Uint8Array {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  const folded = (hash ^ (hash >>> 24)) & 0xffffff;
  return Uint8Array.of(folded >>> 16, (folded >>> 8) & 0xff, folded & 0xff);
}
