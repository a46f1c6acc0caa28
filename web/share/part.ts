/** A part of a charmcraft.yaml, as documentation shows it, and the project that it stands for. */
import type { Files } from "../engine/protocol";
import { frameworkExtensions } from "../engine/wire";
import { editFiles, mainFile } from "../state/files";
import { topKeys } from "../state/glance";
import { ask } from "../state/session";

/**
 * The project around a part: the text as it is where it names its extensions, else a small charm that has it.
 * @param extension of the charm; any other than a framework's is taken for the first one
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
 * A project with everything mocked that its charmcraft.yaml declares; as it is where charmcraft refuses that.
 * @param experimental whether the project is opened with experimental extensions
 */
export async function withMocks(folder: Files, experimental: boolean): Promise<Files> {
  const request = { files: folder, charmcraft: { experimental }, declared: true };
  const mocked = await ask("mock", request, "mock of a part");
  return editFiles(folder, mocked?.edits ?? []);
}
