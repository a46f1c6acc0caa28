import { effect } from "@preact/signals";
import { render } from "preact";
import type { Files } from "../engine/protocol";
import { shareEngine } from "../engine/shared";
import { readFragment } from "../share/fragment";
import { mainFile } from "../state/files";
import { excess } from "../state/limits";
import { files, openFolder } from "../state/project";
import { answer } from "../state/results";
import { loadEngine, startSession } from "../state/session";
import { readOnly } from "../state/view";
import { watchPointer } from "../views/pointer";
import { openChannel } from "./channel";
import { EmbedFrame, firstPane } from "./frame";
import { latestOnly } from "./latest";
import type { EmbedTheme } from "./messages";
import { embedParameters } from "./parameters";
import { note, show } from "./showing";

/** Gives the page the host's theme. */
function setTheme(theme: EmbedTheme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Shows the files that the host sent, or why they are not shown. */
function showFiles(folder: Files): void {
  const tooMuch = excess(folder);
  note.value =
    tooMuch === null
      ? null
      : { kind: "fault", fault: { title: "The surrounding page sent too much", text: tooMuch } };
  if (tooMuch === null) openFolder(folder, "files from the surrounding page");
}

/** Assembles the embed. */
function start(page: HTMLElement): void {
  const opening = readFragment(location.hash);
  const parameters = embedParameters(opening.settings);
  setTheme(parameters.theme);
  readOnly.value = parameters.readOnly;
  firstPane.value = parameters.view;
  loadEngine(shareEngine);
  void show(opening);
  startSession({ possible: false });

  const setFiles = latestOnly(showFiles);
  const channel = openChannel(window, parameters.host, (request) => {
    if (request.type === "set-files") setFiles(request.files);
    else setTheme(request.theme);
  });
  const tellHeight = () =>
    channel.report({ type: "height", height: Math.ceil(page.getBoundingClientRect().height) });
  channel.report({ type: "ready" });
  let told = files.peek();
  effect(() => {
    if (files.value === told) return;
    told = files.value;
    if (Object.hasOwn(told, mainFile)) channel.report({ type: "changed", files: told });
  });
  effect(() => {
    if (!answer.value) return;
    channel.report({ type: "result", result: answer.value.result });
    // A frame out of view is not painted, and nothing observes its size; the host waits for its height.
    setTimeout(tellHeight);
  });
  new ResizeObserver(tellHeight).observe(page);
  watchPointer();
  render(<EmbedFrame parameters={parameters} />, page);
}

const page = document.getElementById("embed");
if (page) start(page);
