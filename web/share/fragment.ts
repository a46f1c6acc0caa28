/**
 * The part of an address after `#`, and what it opens. The grammar is documented in
 * docs/links.html; it only ever grows.
 *
 *     #d1=PAYLOAD                      a project, see codec.ts
 *     #file:charmcraft.yaml=TEXT&…     a project in plain text, percent-encoded
 *     #url=ADDRESS                     a public charmcraft.yaml, opened after the user agrees
 *     #example=NAME                    one of the examples
 *     #part=TEXT                       a part of a charmcraft.yaml, which is completed and mocked
 *     …&view=…&unit=…&experimental=1   settings, by name
 */
import { excess, limits } from "../state/limits";
import { type DecodedLink, decodeProject } from "./codec";
import type { SharedProject } from "./records";

/** What an address opens; the settings beside it are in `settings`. */
export type Opening =
  | { readonly kind: "none"; readonly settings: Settings }
  | { readonly kind: "project"; readonly link: DecodedLink; readonly settings: Settings }
  | { readonly kind: "address"; readonly address: string; readonly settings: Settings }
  | { readonly kind: "example"; readonly name: string; readonly settings: Settings }
  | { readonly kind: "part"; readonly text: string; readonly settings: Settings };

/** Settings by name, as in SharedProject. */
export type Settings = SharedProject["settings"];

const codecKey = /^([a-z]+\d+)$/;
const filePrefix = "file:";
/** The names of things to open; all other names are settings. */
const named: readonly string[] = ["url", "example", "part"];

/**
 * Reads a fragment, with or without its `#`, however chat programs and mail gateways have altered it.
 * Never throws.
 */
export function readFragment(fragment: string): Opening {
  const pairs = pairsOf(fragment);
  const settings = settingsOf(pairs);
  const codec = pairs.find(({ key }) => codecKey.test(key));
  if (codec) return projectOpening(decodeProject(codec.key, mendPayload(codec.raw)), settings);
  const files = pairs.filter(({ key }) => key.startsWith(filePrefix));
  if (files.length > 0) return projectOpening(plainProject(files), settings);
  const address = pairs.find(({ key }) => key === "url");
  if (address) return { kind: "address", address: address.value.trim(), settings };
  const example = pairs.find(({ key }) => key === "example");
  if (example) return { kind: "example", name: withoutPunctuation(example.value.trim()), settings };
  const part = pairs.find(({ key }) => key === "part");
  if (part) return { kind: "part", text: part.value.slice(0, limits.bytes), settings };
  return { kind: "none", settings };
}

/** A fragment (with `#`) with uncompressed texts, a form that any page can write by hand. */
export function plainFragment(project: SharedProject): string {
  const files = Object.entries(project.files).map(([path, text]) => [filePrefix + path, text] as const);
  return `#${[...files, ...Object.entries(project.settings)].map(([key, value]) => `${encode(key)}=${encode(value)}`).join("&")}`;
}

interface Pair {
  readonly key: string;
  /** The value, percent-decoded. */
  readonly value: string;
  /** The value as it is in the address. */
  readonly raw: string;
}

/**
 * Splits a fragment into pairs. Mail gateways and chat programs write `#` as `%23` and `=` as `%3D` or, in
 * quoted-printable, as `=3D`; both only matter where the first key ends.
 */
function pairsOf(fragment: string): Pair[] {
  const start = fragment.replace(/^(?:#|%23|\s)+/i, "");
  const mended = /^\s*[a-z]+\d+(?:%3D|=3D)/i.test(start) ? start.replace(/%3D|=3D/i, "=") : start;
  return mended.split("&").map((part) => {
    const equals = part.indexOf("=");
    const raw = equals < 0 ? "" : part.slice(equals + 1);
    return { key: decode(equals < 0 ? part : part.slice(0, equals)).trim(), value: decode(raw), raw };
  });
}

function settingsOf(pairs: readonly Pair[]): Settings {
  const plain = pairs.filter(({ key }) => key !== "" && !isContent(key));
  // A note is a sentence, and its punctuation belongs to it.
  const bare = (key: string, value: string) => (key === "note" ? value : withoutPunctuation(value));
  return Object.fromEntries(plain.map(({ key, value }) => [key, bare(key, value)]));
}

function isContent(key: string): boolean {
  return codecKey.test(key) || key.startsWith(filePrefix) || named.includes(key);
}

function projectOpening(link: DecodedLink, settings: Settings): Opening {
  return { kind: "project", link, settings: { ...link.project.settings, ...settings } };
}

function plainProject(files: readonly Pair[]): DecodedLink {
  const named = Object.fromEntries(files.map(({ key, value }) => [key.slice(filePrefix.length), value]));
  const tooMany = files.length > limits.files;
  if (tooMany || excess(named) !== null)
    return { project: { files: {}, settings: {} }, fault: tooMany ? "too-many" : "too-large" };
  return { project: { files: named, settings: {} }, fault: null };
}

/**
 * Repairs a payload that mail or chat programs altered: removes line breaks, quoted-printable's `=` at the end of a
 * line and spaces (also percent-encoded and zero-width ones). Word processors turn two hyphens into a dash.
 */
function mendPayload(raw: string): string {
  return raw
    .replace(/=(?:\r?\n|%0D%0A|%0A)/gi, "")
    .replace(/(?:\s|\u00ad|\u200b|\u200c|\u200d|\u2060|\ufeff)+/g, "")
    .replace(/%(?:0D|0A|09|20|C2%A0|C2%AD|E2%80%8B|E2%80%8C|E2%80%8D|E2%81%A0|EF%BB%BF)/gi, "")
    .replace(/[\u2013\u2014]|%E2%80%9[34]/gi, "--");
}

/** A value without the punctuation of the sentence or the Markdown around its address. */
function withoutPunctuation(value: string): string {
  let end = value.length;
  while (end > 0 && /[\s.,;:!?)\]}>*'"’”»]/.test(value.charAt(end - 1))) end--;
  return value.slice(0, end);
}

function encode(text: string): string {
  // Parentheses and quotes end a link in Markdown and in plain text.
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Percent-decodes a text and leaves broken sequences as they are. */
function decode(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (sequence) => {
    try {
      return decodeURIComponent(sequence);
    } catch {
      return sequence;
    }
  });
}
