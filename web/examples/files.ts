/** The texts of all examples, in a module of its own that the page loads when an example is opened. */
import type { Files } from "../engine/protocol";

const texts = import.meta.glob<string>(["./*/*.yaml", "./*/.env.example", "./*/cos_custom/**/*"], {
  query: "?raw",
  import: "default",
  eager: true,
  // Without it the build leaves out files whose names begin with a dot.
  exhaustive: true,
});

/** The project folder of an example; empty if there is no such example. */
export function exampleFiles(id: string): Files {
  const folder = `./${id}/`;
  return Object.fromEntries(
    Object.entries(texts)
      .filter(([path]) => path.startsWith(folder))
      .map(([path, text]) => [path.slice(folder.length), text]),
  );
}
