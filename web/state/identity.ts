/** Identities that are unique among projects, tabs and browsers. */

/**
 * A new identity of 32 hexadecimal digits. Outside a secure context, such as plain HTTP from another machine, there
 * is no crypto.randomUUID; crypto.getRandomValues works everywhere (W3C Web Cryptography API, section 10).
 */
export function newIdentity(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
