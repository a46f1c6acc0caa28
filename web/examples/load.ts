import type { Files } from "../engine/protocol";

/**
 * The project folder of an example.
 * @throws the module's loading error, when the page is offline and was never kept for that
 */
export async function loadExample(id: string): Promise<Files> {
  const { exampleFiles } = await import("./files");
  return exampleFiles(id);
}
