/** The programs whose behaviour the page shows, and the versions that it was tested against. */

/** The version of charmcraft. */
export const charmcraftVersion = "4.5.0";
/** The version of paas-charm. */
export const paasCharmVersion = "1.12.3";
/** Both in a few words. */
export const versionWords = `charmcraft ${charmcraftVersion} · paas-charm ${paasCharmVersion}`;
