/**
 * Looking at the page: what is there, by roles and names as Testing Library finds them, and where it is on the screen.
 * The functions run in the page, in any engine.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type * as TestingLibrary from "@testing-library/dom";

/** A text, or what it matches; a name is meant wholly, a text in part. */
export type Words = string | RegExp;

/** What somebody looks for. */
export interface Sought {
  /** Its role, as in WAI-ARIA. */
  readonly role: string;
  /** Its accessible name; any, if there is none. */
  readonly name?: Words;
  /** What its text has in it. */
  readonly text?: Words;
  /** What it is in. */
  readonly inside?: Sought;
  /** A selector of the frame that it is in. */
  readonly frame?: string;
}

/** Where something is. */
export interface Spot {
  /** Pixels of its middle from the left and the top of the page or the frame. */
  readonly x: number;
  readonly y: number;
  /** What lies over its middle, so that nobody can click it; "" if nothing does. */
  readonly cover: string;
}

declare const TestingLibraryDom: typeof TestingLibrary;

/** An element with all the shadow trees in it, in which the editors are. */
function trees(top: Element | ShadowRoot): (Element | ShadowRoot)[] {
  const hosts = top instanceof Element ? [top, ...top.querySelectorAll("*")] : [...top.querySelectorAll("*")];
  return [top, ...hosts.flatMap(({ shadowRoot }) => (shadowRoot ? trees(shadowRoot) : []))];
}

/** The text of an element as it is on the screen; of a field what is in it. */
function textOf(one: HTMLElement): string {
  if (one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement) return one.value;
  // biome-ignore lint/performance/useDomNodeTextContent: what is not on the screen does not count.
  return one.innerText.trim();
}

/** Whether an element is on the screen, or would be if one scrolled, with a text. */
function isSeen(one: HTMLElement, text?: Words): boolean {
  const { width, height } = one.getBoundingClientRect();
  if (width === 0 || height === 0) return false;
  return (
    text === undefined || (typeof text === "string" ? textOf(one).includes(text) : text.test(textOf(one)))
  );
}

/** All that is meant, in the order of the page. */
function find({ role, name, text, inside }: Sought): HTMLElement[] {
  const tops = inside ? find(inside) : [document.body];
  return tops
    .flatMap(trees)
    .flatMap((tree) =>
      TestingLibraryDom.queryAllByRole(tree as HTMLElement, role, name === undefined ? {} : { name }),
    )
    .filter((one) => isSeen(one, text));
}

/** What lies on top at a place, through the shadow trees. */
function topAt(x: number, y: number): Element | null {
  const top = document.elementFromPoint(x, y);
  return top?.shadowRoot?.elementFromPoint(x, y) ?? top;
}

/** Whether a node is in something, or in the label of it, through the shadow trees. */
function isIn(part: Node | null, whole: HTMLElement): boolean {
  for (let node = part; node; node = node.parentNode ?? (node as ShadowRoot).host ?? null)
    if (node === whole || node === whole.closest("label")) return true;
  return false;
}

/** Scrolls to the first that is meant. @returns null if there is nothing of the kind */
function scrollTo(sought: Sought): Spot | null {
  const [one] = find(sought);
  if (!one) return null;
  one.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  const { x: left, y: top, width, height } = one.getBoundingClientRect();
  const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)];
  const above = topAt(x, y);
  return { x, y, cover: isIn(above, one) ? "" : (above?.outerHTML.slice(0, 200) ?? "beyond the window") };
}

/** The texts of all that is meant. */
function readAll(sought: Sought): string[] {
  return find(sought).map(textOf);
}

/** Whether the first that is meant is on or ticked; null if it has no such state. */
function stateOf(sought: Sought): boolean | null {
  const [one] = find(sought);
  if (one instanceof HTMLInputElement && ["checkbox", "radio"].includes(one.type)) return one.checked;
  const state = one?.getAttribute("aria-checked") ?? one?.getAttribute("aria-selected") ?? null;
  return state === null ? null : state === "true";
}

/** Whether Testing Library is in the page. */
export const isPrepared = "typeof TestingLibraryDom === 'object'";

/** What brings it there. */
export const preparation = `(() => { ${readFileSync(
  createRequire(import.meta.url).resolve("@testing-library/dom/dist/@testing-library/dom.umd.min.js"),
  "utf8",
)}; })()`;

/** A value as JavaScript writes it. */
function literal(value: unknown): string {
  if (value instanceof RegExp) return String(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "undefined";
  return `{${Object.entries(value).map(([name, part]) => `${name}: ${literal(part)}`)}}`;
}

const all = { trees, textOf, isSeen, find, topAt, isIn, scrollTo, readAll, stateOf };

/** What one can ask, with what comes of it. */
interface Answers {
  scrollTo: Spot | null;
  readAll: string[];
  stateOf: boolean | null;
}

/** A question to the page. */
export type Question = keyof Answers;

/** What comes of a question. */
export type Answer<Q extends Question> = Answers[Q];

/** The question as an expression that the page works out. */
export function asked(question: Question, sought: Sought): string {
  return `(() => { ${Object.values(all).map(String).join("\n")}; return ${question}(${literal(sought)}); })()`;
}
