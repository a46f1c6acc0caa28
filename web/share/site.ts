/** Where the playground is hosted. */

/** Where the page and its embed stand. */
export interface Site {
  /** Address of the folder that holds index.html and embed.html, ending in `/`. */
  readonly root: string;
}

/** The site that the present page is part of, wherever it is hosted. */
export function siteOf(address: string): Site {
  return { root: new URL(".", address).href };
}
