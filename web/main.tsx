import { render } from "preact";
import { keepForOffline } from "./offline/updates";
import { announceResults } from "./state/announce-results";
import { openLastProject, startKeeping } from "./state/keep";
import { openFirstExample } from "./state/open-example";
import { keepPreferences } from "./state/preferences";
import { startSession } from "./state/session";
import { App } from "./views/app";
import { listenForKeys } from "./views/global-keys";
import { listenForFiles } from "./views/open-files";

/** Opens where the user left off; an empty visit opens on an example. */
async function openProject(): Promise<void> {
  if (!(await openLastProject())) await openFirstExample();
}

/** Puts the page together. */
async function start(): Promise<void> {
  keepPreferences();
  await openProject();
  startSession();
  startKeeping();
  announceResults();
  listenForKeys();
  listenForFiles();
  const page = document.getElementById("page");
  if (page) render(<App />, page);
}

void start();
void keepForOffline();
