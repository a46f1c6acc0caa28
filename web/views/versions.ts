/** The programs whose behaviour the page shows, and the versions that it was tested against. */

import { charmcraftVersion, paasCharmVersion } from "../engine/wire";

/** Both in a few words. */
export const versionWords = `charmcraft ${charmcraftVersion} · paas-charm ${paasCharmVersion}`;
