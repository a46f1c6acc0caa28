/** Measures in pixels how well text stands out from its background. */
import type { Locator } from "@playwright/test";
import { readPicture } from "./picture";

/**
 * The contrast of what is drawn within an element, as WCAG 2.2 defines it (1.4.3): between the most frequent colour,
 * which is the background, and the colour that differs most from it.
 */
export async function contrastOf(element: Locator): Promise<number> {
  const { colours } = readPicture(await element.screenshot({ animations: "disabled" }));
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const [ground] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [0];
  return Math.max(...[...counts.keys()].map((colour) => contrast(ground, colour)));
}

/** The contrast of two colours. */
function contrast(one: number, other: number): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The relative luminance of a colour. */
function luminance(colour: number): number {
  const [red, green, blue] = [colour >> 16, (colour >> 8) & 255, colour & 255].map(linear) as [
    number,
    number,
    number,
  ];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** A channel of sRGB as linear light. */
function linear(byte: number): number {
  const share = byte / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
