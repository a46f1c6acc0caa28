/**
 * What embed.js and element.js have in common: what they draw is in shadow roots with style sheets made by script,
 * which no policy of the host forbids and no rule of its style sheets reaches; letters and colours are inherited.
 */

/** The address of the script that runs, with what stands behind its `#`. */
export const self = import.meta.url;

/** The folder of the playground, ending in `/`. */
export const root = new URL(".", self).href;

/** Pairs as a fragment; what share/fragment.ts reads. */
export function fragmentOf(pairs: readonly (readonly string[])[]): string {
  return `#${pairs.map((pair) => pair.map(encodeURIComponent).join("=")).join("&")}`;
}

/** The element's or the link's own style sheet. */
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

/** How a link to the playground looks; on paper it is left out, whatever the host says of it. */
export const linkRules =
  "a{display:inline-block;padding:.4em .8em;border:1px solid;border-radius:.3em;color:inherit;font-size:.875em;line-height:1.4;text-decoration:none;white-space:nowrap}" +
  "a::after{content:' \\2197'/''}a:hover{text-decoration:underline}a:focus-visible{outline:2px solid;outline-offset:2px}" +
  "@media print{a{display:none!important}}";
