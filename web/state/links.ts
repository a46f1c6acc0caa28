/** What came from where: which lines, variables, services and endpoints belong together. */
import type { Diagnostic, Files, Origin, Result } from "../engine/protocol";
import { mainFile, mockFile } from "./files";
import { isWithin, yamlPaths } from "./yaml-paths";

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

/** A result with the paths of its texts, ready to be asked what belongs together. */
export class LinkIndex {
  readonly #expandedPaths: readonly string[];
  readonly #filePaths = new Map<string, readonly string[]>();

  /** @param files the folder that the result was worked out from */
  constructor(
    private readonly files: Files,
    private readonly result: Result,
  ) {
    this.#expandedPaths = yamlPaths(result.expansion.yaml ?? "");
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
      services: names(this.result.services, (service) => this.#serviceRoots(service.name)),
      endpoints: names(this.result.endpoints ?? [], (endpoint) => this.#endpointRoots(endpoint.name)),
    };
  }

  #roots(spot: Spot): Roots {
    switch (spot.kind) {
      case "source":
        return this.#sourceRoots(spot);
      case "expanded":
        return this.#expandedRoots(spot.line);
      case "variable": {
        const variable = this.result.environment?.find(({ name }) => name === spot.name);
        return variable ? this.#variableRoots(variable) : { places: [], paths: [] };
      }
      case "service":
        return this.#serviceRoots(spot.name);
      case "endpoint":
        return this.#endpointRoots(spot.name);
      case "finding": {
        const { file, range } = spot.finding;
        return this.#sourceRoots({ file, line: range.start.line });
      }
    }
  }

  #pathsOf(file: string): readonly string[] {
    const known = this.#filePaths.get(file);
    if (known) return known;
    const paths = yamlPaths(this.files[file] ?? "");
    this.#filePaths.set(file, paths);
    return paths;
  }

  #sourceRoots(place: Place): Roots {
    const path = this.#pathsOf(place.file)[place.line] ?? "";
    const paths = path === "" ? [] : [{ file: place.file, path }];
    if (path !== "" && place.file === mainFile) paths.push({ file: "", path });
    return { places: [{ file: place.file, line: place.line }], paths };
  }

  #expandedRoots(line: number): Roots {
    const origin = this.result.expansion.lines[line];
    const path = this.#expandedPaths[line] ?? "";
    const paths = path === "" ? [] : [{ file: "", path }];
    if (origin?.line === undefined) return { places: [], paths };
    if (path !== "") paths.push({ file: mainFile, path });
    return { places: [{ file: origin.from, line: origin.line }], paths };
  }

  #originRoots(origin: Origin | undefined): Roots {
    if (!origin) return { places: [], paths: [] };
    const places =
      origin.file !== undefined && origin.line !== undefined
        ? [{ file: origin.file, line: origin.line }]
        : [];
    if (!origin.path) return { places, paths: [] };
    const file = origin.file !== undefined && Object.hasOwn(this.files, origin.file) ? origin.file : "";
    const paths = [{ file, path: origin.path }];
    if (file === mainFile) paths.push({ file: "", path: origin.path });
    return { places, paths };
  }

  #variableRoots(variable: { readonly origin: Origin; readonly "value-origin": Origin }): Roots {
    const name = this.#originRoots(variable.origin);
    const value = this.#originRoots(variable["value-origin"]);
    return { places: [...name.places, ...value.places], paths: [...name.paths, ...value.paths] };
  }

  #serviceRoots(name: string): Roots {
    const file = "rockcraft.yaml";
    const path = `services.${name}`;
    const line = this.#pathsOf(file).indexOf(path);
    return line < 0 ? { places: [], paths: [] } : { places: [{ file, line }], paths: [{ file, path }] };
  }

  #endpointRoots(name: string): Roots {
    const places: Place[] = [];
    const paths: { file: string; path: string }[] = [];
    for (const role of ["requires", "provides", "peers"]) {
      const path = `${role}.${name}`;
      const line = this.#pathsOf(mainFile).indexOf(path);
      if (line >= 0) places.push({ file: mainFile, line });
      paths.push({ file: "", path }, { file: mainFile, path });
    }
    return { places: [...places, ...this.#relationPlaces(name)], paths };
  }

  /** The lines of mock.yaml that name an endpoint. */
  #relationPlaces(endpoint: string): Place[] {
    const lines = (this.files[mockFile] ?? "").split("\n");
    const paths = this.#pathsOf(mockFile);
    return lines.flatMap((text, line) => {
      const names = /\bendpoint:\s*["']?([^\s"'#,}]+)/.exec(text)?.[1];
      return names === endpoint && /^relations\.\d+/.test(paths[line] ?? "")
        ? [{ file: mockFile, line }]
        : [];
    });
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
      if (fromPlace || paths.has(this.#expandedPaths[line] ?? "")) lines.add(line);
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
