/** Renders the small part of Markdown in the core's texts: paragraphs, lists, code, emphasis, links. */

const inlinePattern = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*]+)\*|\[([^\]]+)\]\((https:\/\/[^)\s]+)\)/g;

/** An element with text. */
function textElement(name: string, text: string): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

/** A link to another site. It opens in a new tab, so that the user's page stays. */
export function outsideLink(address: string, text: string): HTMLAnchorElement {
  const link = document.createElement("a");
  link.href = address;
  link.target = "_blank";
  link.rel = "noreferrer";
  link.textContent = text;
  return link;
}

/** The inline parts of a text. */
function inline(text: string): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let at = 0;
  for (const match of text.matchAll(inlinePattern)) {
    parts.push(text.slice(at, match.index));
    const [whole, code, strong, emphasis, label, address] = match;
    if (code) parts.push(textElement("code", code));
    else if (strong) parts.push(textElement("strong", strong));
    else if (emphasis) parts.push(textElement("em", emphasis));
    else if (label && address) parts.push(outsideLink(address, label));
    at = match.index + whole.length;
  }
  parts.push(text.slice(at));
  return parts;
}

/** One block of Markdown as an element. */
function block(text: string): HTMLElement {
  const fence = /^```\w*\n([\s\S]*?)\n?```$/.exec(text);
  if (fence) return textElement("pre", fence[1] ?? "");
  const lines = text.split("\n");
  if (lines.every((line) => /^[-*] /.test(line))) {
    const list = document.createElement("ul");
    for (const line of lines) {
      const item = document.createElement("li");
      item.append(...inline(line.slice(2)));
      list.append(item);
    }
    return list;
  }
  const paragraph = document.createElement("p");
  paragraph.append(...inline(lines.join(" ")));
  return paragraph;
}

/**
 * The most characters that are rendered: the patterns here look far ahead. The core's own texts have fewer than
 * 3,000.
 */
const longestMarkdown = 5_000;

/** A text, cut to the length that is rendered. */
function shortened(markdown: string): string {
  return markdown.length > longestMarkdown ? `${markdown.slice(0, longestMarkdown)}…` : markdown;
}

/** Markdown as elements. HTML in it stays text, and a very long text is cut. */
export function renderMarkdown(markdown: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const texts = shortened(markdown.trim()).match(/```[\s\S]*?```|(?:(?!\n\s*\n|```)[\s\S])+/g) ?? [];
  fragment.append(
    ...texts
      .map((text) => text.trim())
      .filter((text) => text !== "")
      .map(block),
  );
  return fragment;
}
