/** Names that no two projects, tabs or browsers share. */

/**
 * A new identity of 32 hexadecimal digits. Without a secure context, as over plain HTTP from another machine,
 * there is no crypto.randomUUID; crypto.getRandomValues is there in any (W3C Web Cryptography API, section 10).
 */
export function newIdentity(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
