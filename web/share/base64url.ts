/** Base64 for addresses: RFC 4648 section 5, without padding. */

/** The number of bytes to pass to `String.fromCharCode` at once; more would exhaust the argument stack. */
const slice = 0x8000;

/** A character outside the base64url alphabet. */
const foreign = /[^A-Za-z0-9_-]/;

/** The bytes as base64url text without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += slice) {
    binary += String.fromCharCode(...bytes.subarray(at, at + slice));
  }
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/**
 * The bytes of base64url text. Reads up to the first foreign character and drops a last character
 * that does not complete a byte, so that a cut text still yields as much as it can.
 */
export function fromBase64Url(text: string): Uint8Array {
  const end = text.search(foreign);
  const clean = end < 0 ? text : text.slice(0, end);
  const whole = clean.length % 4 === 1 ? clean.slice(0, -1) : clean;
  const binary = atob(whole.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
