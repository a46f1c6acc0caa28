/** Inflating with a limit that holds whatever the input claims. */
import { Inflate, inflateSync } from "fflate";

/** What came out of a raw deflate stream. */
export interface Inflated {
  /** The bytes up to the stream's end, its damage or the limit. */
  readonly bytes: Uint8Array;
  /** How it ended: at its end, too early, at something that is not deflate, or at the limit. */
  readonly ended: "complete" | "early" | "damaged" | "limit";
}

/**
 * Bytes fed at once. Deflate makes at most 1,032 bytes of one (RFC 1951: 258 bytes for two bits),
 * so that no step exceeds the limit by more than 264 kB before it is noticed.
 */
const step = 256;

/**
 * Inflates raw deflate data with a preset dictionary.
 * @param limit most bytes to give back
 */
export function inflateBounded(data: Uint8Array, dictionary: Uint8Array, limit: number): Inflated {
  const out = new Uint8Array(limit);
  let size = 0;
  const stream = new Inflate({ dictionary }, (chunk) => {
    out.set(chunk.subarray(0, limit - size), size);
    size += chunk.length;
  });
  try {
    for (let at = 0; at < data.length && size <= limit; at += step) stream.push(data.subarray(at, at + step));
  } catch {
    return { bytes: out.slice(0, size), ended: "damaged" };
  }
  if (size > limit) return { bytes: out, ended: "limit" };
  return { bytes: out.slice(0, size), ended: endsEarly(data, dictionary, size) ? "early" : "complete" };
}

/** Whether the stream lacks its final block: only the one-step call tells. */
function endsEarly(data: Uint8Array, dictionary: Uint8Array, size: number): boolean {
  try {
    inflateSync(data, { dictionary, out: new Uint8Array(size) });
    return data.length === 0;
  } catch {
    return true;
  }
}
