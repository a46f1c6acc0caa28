/** Inflates with a limit that holds whatever the input claims. */
import { Inflate, inflateSync } from "fflate";

/** The output of a raw deflate stream. */
export interface Inflated {
  /** The bytes up to the end of the stream, its damage or the limit. */
  readonly bytes: Uint8Array;
  /** How it ended: complete, too early, at data that is not deflate, or at the limit. */
  readonly ended: "complete" | "early" | "damaged" | "limit";
}

/**
 * The number of bytes to feed at once. Deflate expands one byte to at most 1,032 (RFC 1951: 258 bytes for two bits),
 * so a step exceeds the limit by at most 264 kB before that is noticed.
 */
const step = 256;

/**
 * Inflates raw deflate data with a preset dictionary.
 * @param limit the most bytes to return
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

/** Whether the stream lacks its final block, which only fflate's one-step call reports. */
function endsEarly(data: Uint8Array, dictionary: Uint8Array, size: number): boolean {
  try {
    inflateSync(data, { dictionary, out: new Uint8Array(size) });
    return data.length === 0;
  } catch {
    return true;
  }
}
