/** Where everything came from: which lines, variables, services and endpoints belong together. */
import type { Diagnostic, Endpoint, LineOrigin, Origin, Result, Service, Variable } from "../engine/protocol";
import { mainFile } from "./files";
import { isSame, isSameSet } from "./same";

/** Something that the user points at, or that the cursor is on. Lines are zero-based. */
export type Spot =
  | { readonly kind: "source"; readonly file: string; readonly line: number }
  | { readonly kind: "expanded"; readonly line: number }
  | { readonly kind: "variable"; readonly name: string }
  | { readonly kind: "service"; readonly name: string }
  | { readonly kind: "endpoint"; readonly name: string }
  | { readonly kind: "finding"; readonly finding: Diagnostic };

/** A zero-based line of a project file. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** Everything that is linked to a spot. */
export interface Linked {
  readonly places: readonly Place[];
  readonly expanded: ReadonlySet<number>;
  readonly variables: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
  readonly endpoints: ReadonlySet<string>;
}

/** Links to nothing. */
export const nothingLinked: Linked = {
  places: [],
  expanded: new Set(),
  variables: new Set(),
  services: new Set(),
  endpoints: new Set(),
};

/** Whether two spots are linked to the same things. */
export function isSameLinked(a: Linked, b: Linked): boolean {
  const sets = ["expanded", "variables", "services", "endpoints"] as const;
  return isSame(a.places, b.places) && sets.every((name) => isSameSet<unknown>(a[name], b[name]));
}

/** The places and paths that an item comes from. A path belongs to a file, or to the expansion, whose file is "". */
interface Roots {
  readonly places: readonly Place[];
  readonly paths: readonly { readonly file: string; readonly path: string }[];
  /** Lines that caused the item together with others, such as the line that names an extension. */
  readonly causes: readonly Place[];
}

const nowhere: Roots = { places: [], paths: [], causes: [] };

/** An index of a result: what is linked to a spot. */
export class LinkIndex {
  readonly #paths: ReadonlyMap<string, readonly string[]>;
  /** The line of charmcraft.yaml that names each extension. */
  readonly #extensions: ReadonlyMap<string, number>;
  /** For each line of the expansion, the line of charmcraft.yaml that caused it to be added; -1 for none. */
  readonly #causes: readonly number[];

  /** @param text the charmcraft.yaml that the result was worked out from */
  constructor(
    private readonly result: Result,
    text: string,
  ) {
    this.#paths = new Map((result.paths ?? []).map(({ file, paths }) => [file, paths]));
    this.#extensions = extensionLines(text, this.#pathsOf(mainFile), result.expansion.lines);
    const ownPaths = new Map(
      this.#pathsOf(mainFile)
        .map((path, line) => [path, line] as const)
        .reverse(),
    );
    this.#causes = result.expansion.lines.map((origin) => causeOf(origin, this.#extensions, ownPaths));
  }

  /** Everything that is linked to a spot. */
  linked(spot: Spot): Linked {
    const roots = this.#roots(spot);
    const names = <T extends { readonly name: string }>(items: readonly T[], rootsOf: (item: T) => Roots) =>
      new Set(items.filter((item) => meets(roots, rootsOf(item))).map((item) => item.name));
    return {
      places:
        spot.kind === "source" ? roots.places : [...roots.places, ...this.#placesOf(roots), ...roots.causes],
      expanded: this.#expandedOf(roots),
      variables: names(this.result.environment ?? [], (variable) => this.#variableRoots(variable)),
      services: names(this.result.services, (service) => this.#serviceRoots(service)),
      endpoints: names(this.result.endpoints, (endpoint) => this.#endpointRoots(endpoint)),
    };
  }

  #roots(spot: Spot): Roots {
    const named = <T extends { readonly name: string }>(items: readonly T[], name: string) =>
      items.find((item) => item.name === name);
    switch (spot.kind) {
      case "source":
        return this.#sourceRoots(spot);
      case "expanded":
        return this.#expandedRoots(spot.line);
      case "variable":
        return this.#variableRoots(named(this.result.environment ?? [], spot.name));
      case "service":
        return this.#serviceRoots(named(this.result.services, spot.name));
      case "endpoint":
        return this.#endpointRoots(named(this.result.endpoints, spot.name));
      case "finding": {
        const { file, range } = spot.finding;
        return this.#sourceRoots({ file, line: range.start.line });
      }
    }
  }

  #pathsOf(file: string): readonly string[] {
    return this.#paths.get(file) ?? [];
  }

  /** Comments and blank lines have no path, so nothing is linked to them. */
  #sourceRoots({ file, line }: Place): Roots {
    const path = this.#pathsOf(file)[line] ?? "";
    if (path === "") return nowhere;
    const paths = [{ file, path }];
    if (file === mainFile) paths.push({ file: "", path });
    const named = path === "extensions" ? this.#allExtensions() : [];
    return { places: [{ file, line }, ...named], paths, causes: [] };
  }

  /** The lines of all names below or beside the key `extensions`. */
  #allExtensions(): Place[] {
    return [...this.#extensions.values()].map((line) => ({ file: mainFile, line }));
  }

  #expandedRoots(line: number): Roots {
    const origin = this.result.expansion.lines[line];
    const path = origin?.path ?? "";
    const paths = path === "" ? [] : [{ file: "", path }];
    if (origin?.line === undefined) return { places: [], paths, causes: this.#causePlaces(line) };
    if (path !== "") paths.push({ file: mainFile, path });
    return { places: [{ file: origin.from, line: origin.line }], paths, causes: [] };
  }

  /** The line that caused an added line of the expansion. */
  #causePlaces(expanded: number): Place[] {
    const line = this.#causes[expanded] ?? -1;
    return line < 0 ? [] : [{ file: mainFile, line }];
  }

  #originRoots(origin: Origin): Roots {
    const { file, line, from } = origin;
    const places = file !== undefined && line !== undefined ? [{ file, line }] : [];
    const extension = this.#extensions.get(from ?? "");
    const causes = extension === undefined ? [] : [{ file: mainFile, line: extension }];
    if (!origin.path) return { places, paths: [], causes };
    const owner = file ?? "";
    const paths = [{ file: owner, path: origin.path }];
    if (owner === mainFile) paths.push({ file: "", path: origin.path });
    return { places, paths, causes };
  }

  #variableRoots(variable: Variable | undefined): Roots {
    if (!variable) return nowhere;
    const name = this.#originRoots(variable.origin);
    const value = this.#originRoots(variable["value-origin"]);
    return {
      places: [...name.places, ...value.places],
      paths: [...name.paths, ...value.paths],
      causes: [...name.causes, ...value.causes],
    };
  }

  #serviceRoots(service: Service | undefined): Roots {
    return service ? this.#originRoots(service.origin) : nowhere;
  }

  #endpointRoots(endpoint: Endpoint | undefined): Roots {
    if (!endpoint) return nowhere;
    const { places, paths, causes } = this.#originRoots(endpoint.origin);
    const relations = endpoint.relations.flatMap((relation) => this.#originRoots(relation).places);
    return { places: [...places, ...relations], paths, causes };
  }

  /** The lines of the project's files that set exactly these paths. */
  #placesOf(roots: Roots): Place[] {
    return roots.paths.flatMap(({ file, path }) => {
      const owner = file === "" ? mainFile : file;
      const line = this.#pathsOf(owner).indexOf(path);
      return line < 0 ? [] : [{ file: owner, line }];
    });
  }

  /** The lines of the expansion that come from these places, were added because of them, or have these paths. */
  #expandedOf(roots: Roots): ReadonlySet<number> {
    const places = new Set(roots.places.map(({ file, line }) => `${file}:${line}`));
    const paths = new Set(roots.paths.filter(({ file }) => file === "").map(({ path }) => path));
    const lines = new Set<number>();
    this.result.expansion.lines.forEach((origin, line) => {
      const source =
        origin.line === undefined ? `${mainFile}:${this.#causes[line]}` : `${origin.from}:${origin.line}`;
      if (places.has(source) || paths.has(origin.path ?? "")) lines.add(line);
    });
    return lines;
  }
}

/** The line of charmcraft.yaml that names each extension, for those that added something. */
function extensionLines(
  text: string,
  paths: readonly string[],
  origins: readonly LineOrigin[],
): ReadonlyMap<string, number> {
  const authors = new Set(origins.filter(({ line }) => line === undefined).map(({ from }) => from));
  const named = text.split("\n").flatMap((line, n) => {
    if (!isWithin(paths[n] ?? "", "extensions")) return [];
    const words = line.replace(/\s#.*$/, "").split(/[^\w.-]+/);
    return [...authors].filter((author) => words.includes(author)).map((author) => [author, n] as const);
  });
  return new Map(named.reverse());
}

/**
 * The line of charmcraft.yaml that caused a line of the expansion; -1 for none. What an extension adds
 * comes from the line that names it; what charmcraft itself adds, from the key that it completes.
 */
function causeOf(
  { from, line, path = "" }: LineOrigin,
  extensions: ReadonlyMap<string, number>,
  own: ReadonlyMap<string, number>,
): number {
  if (line !== undefined) return -1;
  const extension = extensions.get(from);
  if (extension !== undefined) return extension;
  for (let above = path; above.includes("."); ) {
    above = above.slice(0, above.lastIndexOf("."));
    const found = own.get(above);
    if (found !== undefined) return found;
  }
  return -1;
}

/**
 * Whether a spot and an item belong together: they share a place, the spot caused the item, or it is at or below
 * the item's path.
 */
function meets(spot: Roots, item: Roots): boolean {
  return (
    [...item.places, ...item.causes].some((own) =>
      spot.places.some(({ file, line }) => file === own.file && line === own.line),
    ) ||
    item.paths.some((own) =>
      spot.paths.some(({ file, path }) => file === own.file && isWithin(path, own.path)),
    )
  );
}

/** Whether a path is equal to another or below it. */
function isWithin(path: string, ancestor: string): boolean {
  return path === ancestor || path.startsWith(`${ancestor}.`);
}
