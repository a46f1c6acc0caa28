/** Shows what the core says about the word under the pointer. */
import type { Extension } from "@codemirror/state";
import { type EditorView, hoverTooltip, type Tooltip } from "@codemirror/view";
import type { Hover } from "../engine/protocol";
import { charmcraft, files } from "../state/project";
import { ask } from "../state/session";
import { outsideLink, renderMarkdown } from "./markdown";
import { positionIn, spanIn } from "./places";
import type { ShownFile } from "./shown-file";

/** The content of a hover as an element. */
function hoverElement({ contents, docs }: Hover): HTMLElement {
  const element = document.createElement("div");
  element.className = "cm-hover-text";
  element.append(renderMarkdown(contents));
  if (docs) element.append(outsideLink(docs, "Documentation"));
  return element;
}

/** Asks the core about an offset of a file. */
async function tooltipAt(view: EditorView, offset: number, shown: ShownFile): Promise<Tooltip | null> {
  const { path: file, turn } = shown;
  const position = positionIn(view.state.doc, offset);
  const answer = await ask("hover", { files: files.peek(), charmcraft: charmcraft.peek(), file, position });
  if (!answer?.hover || shown.turn !== turn) return null;
  const found = answer.hover;
  const { from, to } = spanIn(view.state.doc, found.range);
  return { pos: from, end: to, create: () => ({ dom: hoverElement(found) }) };
}

/** Shows the core's hover texts. @param shown returns the file in the editor */
export function hover(shown: () => ShownFile): Extension {
  return hoverTooltip((view, offset) => tooltipAt(view, offset, shown()), { hideOnChange: true });
}
