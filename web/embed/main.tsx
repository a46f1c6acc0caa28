import { effect } from "@preact/signals";
import { render } from "preact";
import { readFragment } from "../share/fragment";
import { mainFile } from "../state/files";
import { files, openFolder } from "../state/project";
import { answer } from "../state/results";
import { loadEngine, startSession } from "../state/session";
import { readOnly } from "../state/view";
import { watchPointer } from "../views/pointer";
import { openChannel } from "./channel";
import { EmbedFrame, firstPane } from "./frame";
import type { EmbedTheme } from "./messages";
import { embedParameters } from "./parameters";
import { show } from "./showing";

/** Gives the page the host's colours. */
function setTheme(theme: EmbedTheme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Puts the embed together. */
function start(page: HTMLElement): void {
  const opening = readFragment(location.hash);
  const parameters = embedParameters(opening.settings);
  setTheme(parameters.theme);
  readOnly.value = parameters.readOnly;
  firstPane.value = parameters.view;
  loadEngine();
  void show(opening);
  startSession();

  const channel = openChannel(window, parameters.host, (request) => {
    if (request.type === "set-files") openFolder(request.files, "files from the page around");
    else setTheme(request.theme);
  });
  channel.report({ type: "ready" });
  let told = files.peek();
  effect(() => {
    if (files.value === told) return;
    told = files.value;
    if (Object.hasOwn(told, mainFile)) channel.report({ type: "changed", files: told });
  });
  effect(() => {
    if (answer.value) channel.report({ type: "result", result: answer.value.result });
  });
  new ResizeObserver(() =>
    channel.report({ type: "height", height: Math.ceil(page.getBoundingClientRect().height) }),
  ).observe(page);
  watchPointer();
  render(<EmbedFrame parameters={parameters} />, page);
}

const page = document.getElementById("embed");
if (page) start(page);
