import { render } from "preact";
import { firstExample, loadExample } from "./examples";
import { announceResults } from "./state/announce-results";
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
  openFolder(await loadExample(firstExample.id), `example '${firstExample.title}'`);
}

void start();
