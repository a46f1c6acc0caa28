/** Copying and downloading. */
import { notify } from "../state/announce";
import { expansion } from "../state/results";

/**
 * Copies a text and says so.
 * @param what a noun phrase for the note: "the expanded manifest"
 * @param say shows the message; by default a note that appears for a while, which a dialog would cover
 */
export async function copyText(
  text: string,
  what: string,
  say: (sentence: string) => void = (sentence) => notify({ text: sentence }),
): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(`Copied ${what}.`);
  } catch {
    say(`Could not copy ${what}: the browser does not allow it.`);
  }
}

/** Downloads a file. */
export function downloadFile(name: string, content: string | Uint8Array<ArrayBuffer>, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 0);
}

/** Copies the expanded manifest. */
export async function copyExpansion(): Promise<void> {
  await copyText(expansion.value?.value.yaml ?? "", "the expanded manifest");
}

/** Downloads the expanded manifest. */
export function downloadExpansion(): void {
  downloadFile("charmcraft.expanded.yaml", expansion.value?.value.yaml ?? "", "application/yaml");
}
