/** What came from where: which lines, variables, services and endpoints belong together. */
import type { Diagnostic, Endpoint, Origin, Result, Service, Variable } from "../engine/protocol";
import { mainFile } from "./files";

/** What the user points at, or has the cursor on. Lines are zero-based. */
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

/** Everything that belongs to a spot. */
export interface Linked {
  readonly places: readonly Place[];
  readonly expanded: ReadonlySet<number>;
  readonly variables: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
  readonly endpoints: ReadonlySet<string>;
}

/** Nothing at all. */
export const nothingLinked: Linked = {
  places: [],
  expanded: new Set(),
  variables: new Set(),
  services: new Set(),
  endpoints: new Set(),
};

/** The places and paths that an item stands on. A path is of a file, or of the expansion, whose file is "". */
interface Roots {
  readonly places: readonly Place[];
  readonly paths: readonly { readonly file: string; readonly path: string }[];
}

const nowhere: Roots = { places: [], paths: [] };

/** A result, ready to be asked what belongs together. */
export class LinkIndex {
  readonly #paths: ReadonlyMap<string, readonly string[]>;

  constructor(private readonly result: Result) {
    this.#paths = new Map((result.paths ?? []).map(({ file, paths }) => [file, paths]));
  }

  /** Everything that belongs to a spot. */
  linked(spot: Spot): Linked {
    const roots = this.#roots(spot);
    const names = <T extends { readonly name: string }>(items: readonly T[], rootsOf: (item: T) => Roots) =>
      new Set(items.filter((item) => meets(roots, rootsOf(item))).map((item) => item.name));
    return {
      places: spot.kind === "source" ? roots.places : [...roots.places, ...this.#placesOf(roots)],
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

  #sourceRoots(place: Place): Roots {
    const path = this.#pathsOf(place.file)[place.line] ?? "";
    const paths = path === "" ? [] : [{ file: place.file, path }];
    if (path !== "" && place.file === mainFile) paths.push({ file: "", path });
    return { places: [{ file: place.file, line: place.line }], paths };
  }

  #expandedRoots(line: number): Roots {
    const origin = this.result.expansion.lines[line];
    const path = origin?.path ?? "";
    const paths = path === "" ? [] : [{ file: "", path }];
    if (origin?.line === undefined) return { places: [], paths };
    if (path !== "") paths.push({ file: mainFile, path });
    return { places: [{ file: origin.from, line: origin.line }], paths };
  }

  #originRoots(origin: Origin): Roots {
    const { file, line } = origin;
    const places = file !== undefined && line !== undefined ? [{ file, line }] : [];
    if (!origin.path) return { places, paths: [] };
    const owner = file ?? "";
    const paths = [{ file: owner, path: origin.path }];
    if (owner === mainFile) paths.push({ file: "", path: origin.path });
    return { places, paths };
  }

  #variableRoots(variable: Variable | undefined): Roots {
    if (!variable) return nowhere;
    const name = this.#originRoots(variable.origin);
    const value = this.#originRoots(variable["value-origin"]);
    return { places: [...name.places, ...value.places], paths: [...name.paths, ...value.paths] };
  }

  #serviceRoots(service: Service | undefined): Roots {
    return service ? this.#originRoots(service.origin) : nowhere;
  }

  #endpointRoots(endpoint: Endpoint | undefined): Roots {
    if (!endpoint) return nowhere;
    const { places, paths } = this.#originRoots(endpoint.origin);
    const relations = endpoint.relations.flatMap((relation) => this.#originRoots(relation).places);
    return { places: [...places, ...relations], paths };
  }

  /** The lines of the project's files that set exactly the paths that are asked for. */
  #placesOf(roots: Roots): Place[] {
    return roots.paths.flatMap(({ file, path }) => {
      const owner = file === "" ? mainFile : file;
      const line = this.#pathsOf(owner).indexOf(path);
      return line < 0 ? [] : [{ file: owner, line }];
    });
  }

  /** The lines of the expansion that come from these places, or stand at these paths. */
  #expandedOf(roots: Roots): ReadonlySet<number> {
    const places = new Set(roots.places.map(({ file, line }) => `${file}:${line}`));
    const paths = new Set(roots.paths.filter(({ file }) => file === "").map(({ path }) => path));
    const lines = new Set<number>();
    this.result.expansion.lines.forEach((origin, line) => {
      const fromPlace = origin.line !== undefined && places.has(`${origin.from}:${origin.line}`);
      if (fromPlace || paths.has(origin.path ?? "")) lines.add(line);
    });
    return lines;
  }
}

/** Whether a spot's roots belong to an item: they share a place, or the spot lies at or below the item. */
function meets(spot: Roots, item: Roots): boolean {
  return (
    item.places.some((own) => spot.places.some(({ file, line }) => file === own.file && line === own.line)) ||
    item.paths.some((own) =>
      spot.paths.some(({ file, path }) => file === own.file && isWithin(path, own.path)),
    )
  );
}

/** Whether a path is another or lies below it. */
function isWithin(path: string, ancestor: string): boolean {
  return path === ancestor || path.startsWith(`${ancestor}.`);
}
