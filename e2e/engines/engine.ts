/** What a journey needs of a browser, whichever engine it has. */

/** The engines that the journeys are made in. */
export const engineNames = ["chromium", "firefox", "webkit"] as const;

/** One of them. */
export type EngineName = (typeof engineNames)[number];

/** Pixels of the window's page, as wide as a laptop's. */
export const windowSize = { width: 1440, height: 900 } as const;

/** A browser that was just started, with nothing kept, and its one window. */
export interface Engine {
  /** Opens an address, as one that is typed in; or again, if it is the present one. */
  open(address: string): Promise<void>;
  /** Goes to the page before. */
  back(): Promise<void>;
  /**
   * Works out an expression of JavaScript in the page, which need not have loaded wholly.
   * @param frame a selector of the frame to do that in
   * @returns its value, which can be written as JSON
   */
  run<T>(expression: string, frame?: string): Promise<T>;
  /**
   * Presses a key of the keyboard and lets it go: "a", "Enter", "Control+z".
   * @param frame a selector of the frame that has the focus
   */
  press(key: string, frame?: string): Promise<void>;
  /**
   * Clicks with the mouse.
   * @param x pixels from the left of the page, or of the frame
   * @param y pixels from the top of it
   * @param frame a selector of the frame to click in
   */
  click(x: number, y: number, frame?: string): Promise<void>;
  /** A PNG of what is seen. */
  picture(): Promise<Buffer>;
  /** Ends the browser, and everything that was started for it. */
  close(): Promise<void>;
}

/** Runs an expression in an engine's page. */
type Run = Engine["run"];

/** Where a place in a frame is in the page, in pixels. */
export async function inPage(
  run: Run,
  x: number,
  y: number,
  frame?: string,
): Promise<{ x: number; y: number }> {
  if (frame === undefined) return { x, y };
  const box = `document.querySelector(${JSON.stringify(frame)}).getBoundingClientRect()`;
  const corner = await run<{ x: number; y: number }>(`(({ x, y }) => ({ x, y }))(${box})`);
  return { x: Math.round(corner.x + x), y: Math.round(corner.y + y) };
}

/** Starts a browser. @param downloads an empty folder, in which it puts what is downloaded */
export type Start = (downloads: string) => Promise<Engine>;
