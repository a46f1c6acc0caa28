/**
 * Opens what the page's address names, and keeps the address true. A link is opened as a step that can be
 * undone; if it is damaged, or needs another host, the user is asked first. The address stays while the project
 * is the one that it names; after that it is replaced without a new entry in the history.
 */
import { signal } from "@preact/signals";
import type { Files } from "../engine/protocol";
import { keepAddress } from "../state/address";
import { notify } from "../state/announce";
import { sameFiles } from "../state/files";
import { files } from "../state/project";
import { notifyStep } from "../state/undo";
import { dialog } from "../state/view";
import type { LinkFault } from "./codec";
import { type Opening, readFragment, type Settings } from "./fragment";
import { fetchExample, openPart, openProject } from "./opened";

/** A question to the user before something is opened; the dialog `link` shows it. */
export type Question =
  | { readonly kind: "fault"; readonly fault: LinkFault; readonly files: Files; readonly settings: Settings }
  | { readonly kind: "address"; readonly address: string; readonly settings: Settings };

/** The open question, or null. */
export const question = signal<Question | null>(null);

/**
 * Opens what the address names.
 * @returns whether it opened a project; false if it names nothing, or the user must answer a question first
 */
export async function openAddress(): Promise<boolean> {
  const opening = readFragment(location.hash);
  switch (opening.kind) {
    case "project":
      return openLink(opening);
    case "example":
      return openNamedExample(opening.name, opening.settings);
    case "part":
      await openPart(opening.text, opening.settings, unlessLeft());
      return true;
    case "address":
      return ask({ kind: "address", address: opening.address, settings: opening.settings });
    default:
      return false;
  }
}

/**
 * Opens a project in place of the present one, keeps the address while it still names that project, and shows a
 * note.
 */
export async function openWithNotice(
  folder: Files,
  settings: Settings,
  label: string,
  before?: Files,
): Promise<void> {
  const own = files.peek();
  await openProject(folder, settings, label, before);
  keepAddress();
  const hadWork = Object.values(own).some((text) => text.trim() !== "");
  if (!hadWork || sameFiles(own, files.peek())) return;
  notifyStep(`The project from ${label} is open; yours is kept.`, "Back to yours");
}

/** As openWithNotice, but does nothing if another link was followed while the project of this one was fetched. */
function unlessLeft(): typeof openWithNotice {
  const asked = location.hash;
  return async (...project) => {
    if (location.hash === asked) await openWithNotice(...project);
  };
}

async function openLink({ link, settings }: Extract<Opening, { kind: "project" }>): Promise<boolean> {
  const { fault, project } = link;
  if (fault !== null) return ask({ kind: "fault", fault, files: project.files, settings });
  await openWithNotice(project.files, settings, "the link", project.before);
  return true;
}

async function openNamedExample(name: string, settings: Settings): Promise<boolean> {
  const open = unlessLeft();
  const opened = await fetchExample(name, settings);
  if (!opened) {
    notify({ text: `There is no example '${name}'.` });
    dialog.value = "examples";
    return false;
  }
  await open(opened.files, opened.settings, `example '${opened.example.title}'`);
  return true;
}

function ask(next: Question): false {
  question.value = next;
  dialog.value = "link";
  return false;
}
