/** What an embed shows, and how it is opened. */
import { signal } from "@preact/signals";
import { fetchProject, type RemoteProject, remoteProject } from "../share/addresses";
import { type FaultText, faultTexts } from "../share/faults";
import type { Opening, Settings } from "../share/fragment";
import { fetchExample, openPart, openProject } from "../share/opened";

/** The note above the panes: none, a fault, or a question. */
export type EmbedNote =
  | { readonly kind: "fault"; readonly fault: FaultText }
  | { readonly kind: "ask"; readonly remote: RemoteProject; readonly settings: Settings }
  | null;

/** The note on display. */
export const note = signal<EmbedNote>(null);

/** Shows what a frame's address names. */
export async function show(opening: Opening): Promise<void> {
  if (opening.kind === "project") await showLink(opening);
  if (opening.kind === "example") await showExample(opening.name, opening.settings);
  if (opening.kind === "part") await openPart(opening.text, opening.settings, openProject);
  if (opening.kind === "address") askForAddress(opening.address, opening.settings);
}

async function showLink({ link, settings }: Extract<Opening, { kind: "project" }>): Promise<void> {
  await openProject(link.project.files, settings, "the link");
  if (link.fault) note.value = { kind: "fault", fault: faultTexts[link.fault] };
}

async function showExample(name: string, settings: Settings): Promise<void> {
  const opened = await fetchExample(name, settings);
  if (!opened) return showFault("There is no such example", `The playground has no example '${name}'.`);
  await openProject(opened.files, opened.settings, `example '${opened.example.title}'`);
}

function askForAddress(address: string, settings: Settings): void {
  const remote = remoteProject(address);
  if (remote) note.value = { kind: "ask", remote, settings };
  else
    showFault(
      "This address cannot be opened",
      "Only public files on GitHub and GitLab can be opened by address.",
    );
}

/** Fetches a project after the user agreed. */
export async function showRemote(remote: RemoteProject, settings: Settings): Promise<void> {
  const fetched = await fetchProject(remote);
  if (!fetched.files) return showFault("This address could not be opened", fetched.problem);
  note.value = null;
  await openProject(fetched.files, settings, `files from ${remote.host}`);
}

function showFault(title: string, text: string): void {
  note.value = { kind: "fault", fault: { title, text } };
}
