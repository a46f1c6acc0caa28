/** Where the playground is hosted. */

/** The site that hosts the page and its embed. */
export interface Site {
  /** The address of the folder with index.html and embed.html, ending in `/`. */
  readonly root: string;
}

/** The site that the present page is part of, wherever it is hosted. */
export function siteOf(address: string): Site {
  return { root: new URL(".", address).href };
}
