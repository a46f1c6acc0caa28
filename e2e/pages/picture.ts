/** Reads screenshots of the browser: PNG with eight bits a channel, without interlacing. */
import { inflateSync } from "node:zlib";

/** A picture: its colours from left to right and from top to bottom, each as 0xRRGGBB. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly colours: Uint32Array;
}

/** Bytes of a pixel by PNG's colour type (PNG, 11.2.2): true colour without and with alpha. */
const pixelSizes: Readonly<Record<number, number>> = { 2: 3, 6: 4 };

/** Reads a picture. @throws Error if its form is not supported */
export function readPicture(png: Buffer): Picture {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const size = pixelSizes[png[25] as number];
  if (size === undefined || png[24] !== 8 || png[28] !== 0) throw new Error("a picture of another form");
  const lines = unfiltered(inflateSync(Buffer.concat([...dataChunks(png)])), width * size, size);
  const colours = Uint32Array.from({ length: width * height }, (_, at) => lines.readUIntBE(at * size, 3));
  return { width, height, colours };
}

/** The contents of the chunks that hold the pixels. */
function* dataChunks(png: Buffer): Generator<Buffer> {
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString("latin1", at + 4, at + 8) === "IDAT")
      yield png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
  }
}

/** What PNG's filters predict a byte from (PNG, 9.2): its left, upper and upper left neighbours. */
const filters: readonly ((left: number, up: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_left, up) => up,
  (left, up) => (left + up) >> 1,
  (left, up, corner) => {
    const [toLeft, toUp, toCorner] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs) as [
      number,
      number,
      number,
    ];
    if (toLeft <= toUp && toLeft <= toCorner) return left;
    return toUp <= toCorner ? up : corner;
  },
];

/** The lines of a picture without their filters. @param length of a line in bytes @param size of a pixel in bytes */
function unfiltered(data: Buffer, length: number, size: number): Buffer {
  const count = data.length / (length + 1);
  const lines = Buffer.alloc(count * length);
  const byte = (line: number, at: number) => (line < 0 || at < 0 ? 0 : (lines[line * length + at] as number));
  for (let line = 0; line < count; line++) {
    const start = line * (length + 1);
    const filter = filters[data[start] as number] as (typeof filters)[number];
    for (let at = 0; at < length; at++) {
      const told = filter(byte(line, at - size), byte(line - 1, at), byte(line - 1, at - size));
      lines[line * length + at] = ((data[start + 1 + at] as number) + told) & 255;
    }
  }
  return lines;
}
