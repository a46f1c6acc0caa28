/** Opens files that are picked, dropped or pasted, and downloads the project. */
import { notify } from "../state/announce";
import { mainFile } from "../state/files";
import { type OutsideFile, readOutsideFiles, transferredFiles, zipProject } from "../state/folder-files";
import { excess } from "../state/limits";
import { isForField, offerForText, takeOutsideOutputs, takeOutsideText } from "../state/outside-text";
import { takeOwnCharm } from "../state/own-charm";
import { addFiles, files, openFolder } from "../state/project";
import { notifyStep } from "../state/undo";
import { application } from "../state/unit";
import { downloadFile } from "./transfer";

/**
 * Opens files from outside: as a new project if there are several with a charmcraft.yaml, otherwise into the
 * present one.
 */
export async function openOutsideFiles(outside: readonly OutsideFile[]): Promise<void> {
  if (outside.length === 0 || (await takeOutsideOutputs(outside))) return;
  const read = await readOutsideFiles(outside);
  const names = Object.keys(read.files);
  const own = read.files[mainFile];
  const tooMuch = excess({ ...files.value, ...read.files });
  if (names.length > 1 && own !== undefined) openFolder(read.files, "opened files", { own: true });
  else if (own !== undefined && takeOwnCharm(own, `opening ${mainFile}`)) return;
  else if (tooMuch !== null) return notify({ text: `${tooMuch} Nothing was opened.` });
  else if (names.length > 0) addFiles(read.files, `opening ${names.join(", ")}`);
  const text = [names.length > 0 ? `${names.join(", ")} opened.` : "", ...read.left]
    .filter(Boolean)
    .join(" ");
  if (names.length > 0) notifyStep(text);
  else notify({ text });
}

/** The last input that asked for files: a browser may collect one that nothing refers to while the user still chooses. */
let asking: HTMLInputElement | null = null;

/** Lets the user choose files, or a whole folder. @param take receives the chosen files */
export function chooseFiles(folder: boolean, take: (chosen: readonly OutsideFile[]) => unknown): void {
  const input = document.createElement("input");
  asking = input;
  input.type = "file";
  input.multiple = true;
  input.webkitdirectory = folder;
  input.addEventListener("change", () => {
    if (asking === input) asking = null;
    const chosen = [...(input.files ?? [])];
    void take(chosen.map((file) => ({ path: file.webkitRelativePath || file.name, file })));
  });
  input.click();
}

/** Lets the user choose files to open. @param folder whether to choose a whole folder */
export function pickFiles(folder: boolean): void {
  chooseFiles(folder, openOutsideFiles);
}

/** Downloads the project as a zip file. */
export function downloadProject(): void {
  const name = application.value;
  downloadFile(`${name}.zip`, zipProject(files.value, name), "application/zip");
}

/** Whether a drag or paste contains files. */
function holdsFiles(data: DataTransfer | null): boolean {
  return data?.types.includes("Files") ?? false;
}

/** Takes in text that the user dropped or pasted outside any text field. @returns whether there was any */
function takeText(event: DragEvent | ClipboardEvent, data: DataTransfer | null): boolean {
  const text = data?.getData("text/plain") ?? "";
  if (text.trim() === "" || isForField(event)) return false;
  event.preventDefault();
  void takeOutsideText(text);
  return true;
}

/** Takes in files and text that are dropped or pasted anywhere on the page. @returns a function that stops it */
export function listenForFiles(): () => void {
  const options = { capture: true };
  const over = (event: DragEvent) => {
    const text = event.dataTransfer?.types.includes("text/plain") === true && !isForField(event);
    if (!holdsFiles(event.dataTransfer) && !text) return;
    event.preventDefault();
    document.documentElement.dataset.dropping = "";
  };
  const leave = (event: DragEvent) => {
    if (event.relatedTarget === null) delete document.documentElement.dataset.dropping;
  };
  const take = (event: DragEvent | ClipboardEvent) => {
    delete document.documentElement.dataset.dropping;
    const data = event instanceof DragEvent ? event.dataTransfer : event.clipboardData;
    if (!holdsFiles(data)) {
      if (!takeText(event, data) && event instanceof ClipboardEvent)
        offerForText(data?.getData("text/plain") ?? "");
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    void transferredFiles(data as DataTransfer).then(openOutsideFiles, () =>
      notify({ text: "The folder cannot be read; open its files instead." }),
    );
  };
  document.addEventListener("dragover", over, options);
  document.addEventListener("dragleave", leave, options);
  document.addEventListener("drop", take, options);
  document.addEventListener("paste", take, options);
  return () => {
    document.removeEventListener("dragover", over, options);
    document.removeEventListener("dragleave", leave, options);
    document.removeEventListener("drop", take, options);
    document.removeEventListener("paste", take, options);
  };
}
