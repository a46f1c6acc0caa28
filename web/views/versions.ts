/** The programs whose behaviour the page shows, in the versions that it was tested against. */

import { charmcraftVersion, paasCharmVersion } from "../engine/wire";

/** Both programs and their versions, in short. */
export const versionWords = `charmcraft ${charmcraftVersion} · paas-charm ${paasCharmVersion}`;
