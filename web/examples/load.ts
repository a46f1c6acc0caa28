import type { Files } from "../engine/protocol";
import { fetchPart } from "../state/parts";

/**
 * The project folder of an example.
 * @throws the module's loading error, if the page is offline and the examples were never kept
 */
export async function loadExample(id: string): Promise<Files> {
  const exampleFiles = await fetchPart(
    () => import("./files"),
    (module) => module.exampleFiles,
  );
  return exampleFiles(id);
}
