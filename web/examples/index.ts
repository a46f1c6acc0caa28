/** The examples: one folder each, fetched when it is opened. */
import type { Files } from "../engine/protocol";

/** What is known about an example without fetching it. */
export interface Example {
  /** Its name in addresses: `#example=NAME`. */
  readonly name: string;
  readonly title: string;
  /** One sentence: what one sees there. */
  readonly summary: string;
}

/** All examples, in the order of the list; the first one is what an empty visit opens on. */
export const examples: readonly Example[] = [
  {
    name: "flask-postgresql",
    title: "Flask with PostgreSQL",
    summary: "A database that the charm needs, an option of its own, and a worker.",
  },
];

const texts = import.meta.glob<string>(["./*/**/*", "./*/**/.env.example"], {
  query: "?raw",
  import: "default",
});

/** Fetches the files of an example. @throws where there is none of that name */
export async function loadExample(name: string): Promise<Files> {
  const folder = `./${name}/`;
  const own = Object.entries(texts).filter(([path]) => path.startsWith(folder));
  if (own.length === 0) throw new Error(`There is no example '${name}'.`);
  const loaded = await Promise.all(
    own.map(async ([path, load]) => [path.slice(folder.length), await load()]),
  );
  return Object.fromEntries(loaded);
}
