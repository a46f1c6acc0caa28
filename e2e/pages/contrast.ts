/** How well letters can be told from what is behind them, measured in pixels. */
import type { Locator } from "@playwright/test";

/**
 * The contrast of what is drawn within an element, as WCAG 2.2 defines it (1.4.3): of the most frequent colour, which
 * is the ground, with the one that differs most from it.
 */
export async function contrastOf(element: Locator): Promise<number> {
  const picture = (await element.screenshot({ animations: "disabled" })).toString("base64");
  const blank = await element.page().context().newPage();
  const contrast = await blank.evaluate(measure, `data:image/png;base64,${picture}`);
  await blank.close();
  return contrast;
}

/** Runs in a page. @returns the largest contrast of a picture's ground with a colour in it */
async function measure(picture: string): Promise<number> {
  const image = new Image();
  image.src = picture;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), {
    width: image.width,
    height: image.height,
  });
  const context = canvas.getContext("2d") as CanvasRenderingContext2D;
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const counts = new Map<number, number>();
  for (let at = 0; at < data.length; at += 4) {
    const colour = ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const linear = (byte: number) =>
    byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4;
  const luminance = (colour: number) =>
    0.2126 * linear(colour >> 16) + 0.7152 * linear((colour >> 8) & 255) + 0.0722 * linear(colour & 255);
  const [ground] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [0];
  const contrasts = [...counts.keys()].map((colour) => {
    const [dark, light] = [luminance(ground), luminance(colour)].sort((a, b) => a - b) as [number, number];
    return (light + 0.05) / (dark + 0.05);
  });
  return Math.max(...contrasts);
}
