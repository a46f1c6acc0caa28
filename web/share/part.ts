/** A part of a charmcraft.yaml, as documentation shows it, and the project made from it. */
import type { Files } from "../engine/protocol";
import { frameworkExtensions } from "../engine/wire";
import { editFiles, mainFile } from "../state/files";
import { topKeys } from "../state/glance";
import { ask } from "../state/session";

/**
 * The project around a part: the text alone if it names its extensions, otherwise a small charm that contains it.
 * @param extension of the charm; any name other than a framework's means the first framework
 */
export function projectAround(part: string, extension = ""): Files {
  const text = part.endsWith("\n") ? part : `${part}\n`;
  if (topKeys(text).includes("extensions")) return { [mainFile]: text };
  const framework = frameworkExtensions.find((name) => name === extension) ?? frameworkExtensions[0];
  return {
    [mainFile]: `name: example
type: charm
base: ubuntu@24.04
platforms:
  amd64:
summary: An example.
description: An example.
extensions:
  - ${framework}

${text}`,
  };
}

/**
 * A project with mocks for everything that its charmcraft.yaml declares; unchanged if charmcraft refuses the file.
 * @param experimental whether experimental extensions are allowed
 */
export async function withMocks(folder: Files, experimental: boolean): Promise<Files> {
  const request = { files: folder, charmcraft: { experimental }, declared: true };
  const mocked = await ask("mock", request, "mock of a part");
  return editFiles(folder, mocked?.edits ?? []);
}
