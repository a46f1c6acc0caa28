/** How charmcraft's expansion differs from the typed file, key by key: a key that only moved is not a difference. */
import type { FilePaths, LineOrigin } from "../engine/protocol";
import { mainFile } from "./files";

/** A line was typed and kept, added, put in place of what was typed, or typed and left out. */
export type Fate = "kept" | "added" | "overridden" | "gone";

/** One line of the difference. */
export interface DifferenceLine {
  readonly text: string;
  readonly fate: Fate;
  /** Who added it; empty for the user's own lines. */
  readonly author: string;
}

/** The two texts that are compared. */
export interface Compared {
  /** charmcraft.yaml as the user typed it. */
  readonly typed: string;
  /** The path of each of its lines, as the core reports it. */
  readonly typedPaths: readonly string[];
  readonly expanded: string;
  /** The origin of each line of the expansion. */
  readonly lines: readonly LineOrigin[];
}

/** The paths of the lines of charmcraft.yaml. */
export function mainPaths(paths: readonly FilePaths[] | undefined): readonly string[] {
  return paths?.find(({ file }) => file === mainFile)?.paths ?? [];
}

/**
 * Whether a path goes through an item of a list. Its number does not identify it: items move when others come
 * before them.
 */
function isItem(path: string): boolean {
  return /(?:^|\.)\d+(?:\.|$)/.test(path);
}

/** The fate of a line of the expansion. */
function fateOf(
  { line, path = "" }: LineOrigin,
  typed: ReadonlyMap<string, number>,
  own: ReadonlySet<string>,
): Fate {
  if (line !== undefined) return "kept";
  return typed.has(path) && !own.has(path) && !isItem(path) ? "overridden" : "added";
}

/** The typed lines that the expansion no longer has, in runs, by the number of the typed line before each run. */
function goneRuns({ typed, typedPaths, lines }: Compared): Map<number, string[]> {
  const kept = new Set(lines.flatMap(({ line }) => (line === undefined ? [] : [line])));
  const paths = new Set(lines.flatMap(({ path = "" }) => prefixes(path)));
  const runs = new Map<number, string[]>();
  let before = -1;
  typed.split("\n").forEach((text, line) => {
    const path = typedPaths[line] ?? "";
    if (kept.has(line)) before = line;
    else if (path !== "" && !paths.has(path.split(".")[0] as string)) {
      runs.set(before, [...(runs.get(before) ?? []), text]);
    }
  });
  return runs;
}

/** A path and every path above it. */
function prefixes(path: string): string[] {
  const parts = path.split(".");
  return parts.map((_, n) => parts.slice(0, n + 1).join("."));
}

/** The lines of the expansion; each typed line that is gone comes after the line that it used to follow. */
export function difference(compared: Compared): readonly DifferenceLine[] {
  const { typed, typedPaths, expanded, lines } = compared;
  const typedLines = typed.split("\n");
  const byPath = new Map(typedPaths.map((path, line) => [path, line] as const).reverse());
  const own = new Set(lines.flatMap(({ line, path = "" }) => (line === undefined ? [] : [path])));
  const runs = goneRuns(compared);
  const gone = (text: string): DifferenceLine => ({ text, fate: "gone", author: "" });
  return [
    ...(runs.get(-1) ?? []).map(gone),
    ...expanded
      .replace(/\n$/, "")
      .split("\n")
      .flatMap((text, n) => {
        const origin = lines[n] ?? { from: "" };
        const fate = fateOf(origin, byPath, own);
        const replaced =
          fate === "overridden" ? [gone(typedLines[byPath.get(origin.path ?? "") ?? -1] ?? "")] : [];
        const after = origin.line === undefined ? [] : (runs.get(origin.line) ?? []).map(gone);
        if (origin.line !== undefined) runs.delete(origin.line);
        return [...replaced, { text, fate, author: origin.line === undefined ? origin.from : "" }, ...after];
      }),
  ];
}

/** The number of lines of each fate. */
export function countFates(lines: readonly DifferenceLine[]): Readonly<Record<Fate, number>> {
  const counts = { kept: 0, added: 0, overridden: 0, gone: 0 };
  for (const { fate } of lines) counts[fate]++;
  return counts;
}
