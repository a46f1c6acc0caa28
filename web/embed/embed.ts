/**
 * The script that other sites load: it puts links under the YAML blocks of a documentation page, and fetches the
 * code of the element `<charm-playground>` if the page has one. The build makes one file of it, embed.js;
 * docs/embed.html gives its size and explains its use.
 */
import { frameworkExtensions } from "../engine/wire";
import { entriesOf, topKeys } from "../state/glance";
import { fragmentOf, linkRules, linkTo, root, self, shadowOf, sheetOf } from "./drawn";

const linkSheet = sheetOf(`:host{display:block;margin:0 0 1em;text-align:start}${linkRules}`);

/** Matches the name of a framework extension. */
const framework = new RegExp(`\\b(?:${frameworkExtensions.join("|")})\\b`);

/** Keys of charmcraft.yaml that documentation shows on their own. */
const partial = /^(?:config|requires|provides|actions)$/;

/**
 * The fragment that opens a block of text: as a charmcraft.yaml if it has an `extensions` key, or as a part of one,
 * with the framework that the page is about. Null for anything else.
 * @param about returns that framework's extension, if the page names one
 */
function fragmentFor(text: string, about: () => string | undefined): string | null {
  const part = ["part", text];
  const keys = topKeys(text);
  if (keys.includes("extensions")) return fragmentOf([part]);
  const whole = !keys.includes("config") || entriesOf(text).some(({ key }) => key === "options");
  if (!whole || !keys.length || !keys.every((key) => partial.test(key))) return null;
  const extension = about();
  return extension ? fragmentOf([part, ["extension", extension]]) : null;
}

/** The text of a block, without line numbers. */
function textOf(block: Element): string {
  const copy = block.cloneNode(true) as Element;
  for (const number of copy.querySelectorAll(".linenos,.lineno,.ln")) number.remove();
  return copy.textContent ?? "";
}

/**
 * Where a block ends for its reader: the outermost element around it that only contains code, and only this block.
 */
function whole(block: Element): Element {
  let found = block;
  for (
    let up = block.parentElement;
    up && up !== document.body && !up.querySelector("p,h1,h2,h3,h4,li,dt");
    up = up.parentElement
  ) {
    if (up.querySelectorAll("pre:not(.linenos *,.linenodiv *,:has(.lnt))").length > 1) break;
    if (/highlight|code|literal|language-/i.test(up.getAttribute("class") ?? "")) found = up;
  }
  return found;
}

/** Whether a block may be YAML: its class says so, or no class says what it is. */
function mayBeYaml(block: Element): boolean {
  const find = (selector: string) => block.closest(selector) ?? block.querySelector(selector);
  return !!find("[class*=yaml],[class*=yml]") || !find("[class*=language-],[class*=highlight-]");
}

/** Puts a link right under a block, whatever margin the block has. */
function addLink(block: Element, fragment: string): void {
  const place = document.createElement("div");
  place.className = "charm-playground-open";
  shadowOf(place, linkSheet, linkTo(fragment));
  const above = whole(block);
  above.after(place);
  const gap = place.getBoundingClientRect().top - above.getBoundingClientRect().bottom;
  place.style.marginTop = `${8 - gap}px`;
}

/** Returns the extension that the page is about; the first call searches the page, once. */
function pageExtension(): () => string | undefined {
  let found: readonly string[] | undefined;
  return () => {
    found ??= framework.exec(location.pathname + document.body.textContent) ?? [];
    return found[0];
  };
}

/** Puts a link under each YAML block that does not have one yet. */
function addLinks(): void {
  const about = pageExtension();
  for (const block of document.querySelectorAll<HTMLElement>("pre:not([data-playground],[data-file])")) {
    const fragment = mayBeYaml(block) && fragmentFor(textOf(block), about);
    if (!fragment) continue;
    block.dataset.playground = "";
    addLink(block, fragment);
  }
}

let elementAsked = false;

/** Fetches the element's code if the page has one. */
function findElement(): void {
  if (elementAsked || !document.querySelector("charm-playground")) return;
  elementAsked = true;
  // If the code cannot be fetched, the text inside the element stays.
  import(/* @vite-ignore */ `${root}element.js`).catch(() => {});
}

/**
 * Whether the page wants links: by the script's attribute, or by `embed.js#yaml-buttons` on sites that do not allow
 * attributes.
 */
const wanted =
  self.endsWith("#yaml-buttons") ||
  [...document.scripts].some((script) => script.src === self && script.hasAttribute("data-yaml-buttons"));

/** Does what the page needs, now and after each change of it, as long as something is left to do. */
function serve(): void {
  findElement();
  if (wanted) addLinks();
  else if (elementAsked) changes.disconnect();
}

const changes = new MutationObserver(serve);
changes.observe(document.documentElement, { childList: true, subtree: true });
serve();
