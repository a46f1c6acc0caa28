/** In how many files the page's program comes: one for what every visit begins with, one for the editors. */
import type { Rolldown } from "vite";
import { reach } from "./reach";

type ModuleOf = (id: string) => Pick<Rolldown.ModuleInfo, "importedIds"> | null;

/** What the modules of a site are counted from; each list has paths. */
export interface Beginnings {
  /** The page. */
  readonly page: readonly string[];
  /** Another page that is made of the same modules. */
  readonly sibling: readonly string[];
  /** Pages that need little; nothing of theirs is joined with more. */
  readonly small: readonly string[];
  /** What the page fetches at once, but does not wait for. */
  readonly editors: readonly string[];
}

/**
 * Joins modules that are always fetched together: what `page` and `sibling` share, and what the editors add. Left alone, a
 * build gives each set of modules with the same users a file of its own. Each of these costs a request, and over HTTP/1.1,
 * where a browser makes six at a time, they keep the core waiting.
 * @returns tells the name of the file that a module goes to; null leaves that to the build
 */
export function chunkNames(beginnings: Beginnings) {
  let reached: Record<keyof Beginnings, ReadonlySet<string>> | null = null;
  return (id: string, build: { getModuleInfo(id: string): ReturnType<ModuleOf> }): string | null => {
    // Without anything that is fetched later.
    const imports = (one: string) => build.getModuleInfo(one)?.importedIds ?? [];
    reached ??= {
      page: reach(beginnings.page, imports),
      sibling: reach(beginnings.sibling, imports),
      small: reach(beginnings.small, imports),
      editors: reach(beginnings.editors, imports),
    };
    const { page, sibling, small, editors } = reached;
    if (small.has(id)) return null;
    if (page.has(id)) return sibling.has(id) ? "page" : null;
    // A module that is imported by itself keeps its own file.
    return editors.has(id) && !beginnings.editors.includes(id) ? "editor" : null;
  };
}
