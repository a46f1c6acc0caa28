/** Places an editor in the page. */
import type { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/**
 * Creates an editor in a shadow root of its own. In a shadow root CodeMirror
 * puts its rules in constructed style sheets; in the document it would use a
 * style element, which our Content-Security-Policy refuses
 * (style-mod 4, StyleSet's constructor).
 * @param host an element without other content
 */
export function hostEditor(host: HTMLElement, state: EditorState): EditorView {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const frame = document.createElement("div");
  frame.style.height = "100%";
  root.replaceChildren(frame);
  return new EditorView({ state, parent: frame, root });
}
