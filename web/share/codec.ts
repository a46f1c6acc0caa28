/**
 * The codec of share links.
 *
 * A link's payload is `NAME=TEXT`, and NAME names the codec for ever:
 *
 *     d1   base64url, without padding, of: three bytes of check, then raw deflate (RFC 1951)
 *          with the preset dictionary of dictionary1.ts of the records of records.ts.
 *
 * The check is FNV-1a (32 bits) of the records, folded to 24 bits, highest byte first. It tells a
 * damaged link from a whole one, for a deflate stream by itself does not. After the stream's end one
 * zero byte may follow: it keeps the text from ending in `-` or `_`, which programs that turn text
 * into links like to leave out.
 */
import { deflateSync } from "fflate";
import { excess, limits } from "../state/limits";
import { fromBase64Url, toBase64Url } from "./base64url";
import { DICTIONARY_1 } from "./dictionary1";
import { inflateBounded } from "./inflate";
import { readRecords, type SharedProject, writeRecords } from "./records";

/** The codec that new links are made with. */
export const currentCodec = "d1";

/** Most bytes that a link's project may have, names and texts together. */
export const largestProject = limits.bytes;

/** Most characters of a payload that is read at all. */
export const longestPayload = 1 << 19;

/** Why a link could not be read wholly. */
export type LinkFault = "truncated" | "damaged" | "too-new" | "too-large" | "too-many" | "empty";

/** What a link held, as far as it could be read. */
export interface DecodedLink {
  readonly project: SharedProject;
  /** Null when the link is whole. */
  readonly fault: LinkFault | null;
}

const checkSize = 3;
const nothing: SharedProject = { files: {}, settings: {} };

const dictionary = new TextEncoder().encode(DICTIONARY_1);

/**
 * The payload `NAME=TEXT` of a project.
 * @returns null when the project is too large for a link
 */
export function encodeProject(project: SharedProject): string | null {
  if (excess(project.files) !== null || excess(project.before ?? {}) !== null) return null;
  const records = writeRecords(project);
  if (records.length > largestProject) return null;
  const deflated = deflateSync(records, { level: 9, mem: 6, dictionary });
  const text = toBase64Url(withoutOpenEnd(checkOf(records), deflated));
  return text.length > longestPayload ? null : `${currentCodec}=${text}`;
}

/** Reads a payload's text. Never throws, and never makes more than `largestProject` bytes of it. */
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

/** Check and stream as one, with a zero byte after them where the text would end in `-` or `_`. */
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
