import { render } from "preact";
import { loadExample } from "./examples";
import { announceResults } from "./state/announce-results";
import { firstExample } from "./state/open-example";
import { keepPreferences } from "./state/preferences";
import { openFolder } from "./state/project";
import { startSession } from "./state/session";
import { App } from "./views/app";
import { listenForKeys } from "./views/global-keys";

/** Puts the page together. */
async function start(): Promise<void> {
  keepPreferences();
  startSession();
  announceResults();
  listenForKeys();
  const page = document.getElementById("page");
  if (page) render(<App />, page);
  openFolder(await loadExample(firstExample.name), `example '${firstExample.title}'`);
}

void start();
