/**
 * What embed.js and element.js share. Everything they draw is in shadow roots whose style sheets are made by
 * script: no policy of the host forbids that, and no rule of its style sheets applies there. Fonts and colours are
 * inherited.
 */

/** The address of the running script, including its fragment. */
export const self = import.meta.url;

/** The address of the playground's folder, ending in `/`. */
export const root = new URL(".", self).href;

/** Pairs as a fragment, in the grammar of share/fragment.ts. */
export function fragmentOf(pairs: readonly (readonly string[])[]): string {
  return `#${pairs.map((pair) => pair.map(encodeURIComponent).join("=")).join("&")}`;
}

/** A style sheet made by script. */
export function sheetOf(rules: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  return sheet;
}

/** A shadow root with a style sheet. */
export function shadowOf(host: HTMLElement, sheet: CSSStyleSheet, ...content: Node[]): void {
  const shadow = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [sheet];
  shadow.replaceChildren(...content);
}

/** A link to the playground. */
export function linkTo(fragment: string): HTMLAnchorElement {
  const link = document.createElement("a");
  link.href = root + fragment;
  link.target = "_blank";
  link.rel = "noopener";
  link.textContent = "Open in the playground";
  link.part.value = "link";
  return link;
}

/** The look of a link to the playground. Print leaves it out, whatever the host's styles say. */
export const linkRules =
  "a{display:inline-block;padding:.4em .8em;border:1px solid;border-radius:.3em;color:inherit;font-size:.875em;line-height:1.4;text-decoration:none;white-space:nowrap}" +
  "a::after{content:' \\2197'/''}a:hover{text-decoration:underline}a:focus-visible{outline:2px solid;outline-offset:2px}" +
  "@media print{a{display:none!important}}";
