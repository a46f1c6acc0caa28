/** The secret values of the project, as the core finds them, and the project without them. */
import type { Files, SecretValue } from "../engine/protocol";
import { editFiles } from "../state/files";
import { charmcraft } from "../state/project";
import { ask } from "../state/session";
import { isExampleFile } from "./known-examples";

/**
 * The secret values of a folder by file and place; null if the engine could not search for them. Those in examples
 * are left out: they are made up and public.
 */
export async function findSecrets(files: Files): Promise<readonly SecretValue[] | null> {
  const found = await ask("secrets", { files, charmcraft: charmcraft.value });
  if (!found || found.error !== null) return null;
  return found.secrets.filter(({ edit: { file } }) => !isExampleFile(file, files[file] ?? ""));
}

/** A folder with each secret value replaced by the word `removed`. */
export function withoutSecrets(files: Files, secrets: readonly SecretValue[]): Files {
  return editFiles(
    files,
    secrets.map(({ edit }) => edit),
  );
}
