/** A unified difference of two texts, read-only. */

import { defaultKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { unifiedMergeView } from "@codemirror/merge";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { hostEditor } from "./host";
import { theme } from "./theme";

const look = EditorView.theme({
  "&.cm-merge-b .cm-changedLine": { backgroundColor: "var(--new-soft)" },
  "&.cm-merge-b .cm-changedText": { background: "none" },
  ".cm-deletedChunk": { backgroundColor: "var(--gone-soft)" },
  "&.cm-merge-b .cm-deletedText, .cm-deletedText": { background: "none" },
  ".cm-changeGutter": { width: "1em", paddingLeft: "0", textAlign: "center", fontWeight: "700" },
  "&.cm-merge-b .cm-changedLineGutter": { background: "none", color: "var(--active)" },
  ".cm-changedLineGutter::before": { content: "'+'" },
  ".cm-deletedLineGutter": { background: "none", color: "var(--blocked)" },
  ".cm-deletedLineGutter::before": { content: "'−'" },
  ".cm-collapsedLines": {
    backgroundColor: "var(--sunken)",
    backgroundImage: "none",
    color: "var(--ink-muted)",
    fontFamily: "var(--sans)",
  },
  ".cm-collapsedLines::before, .cm-collapsedLines::after": { content: "none" },
});

/** The extensions of a difference view, apart from its two texts. */
function behaviour(original: string, name: string): Extension {
  return [
    EditorState.readOnly.of(true),
    lineNumbers(),
    yaml(),
    theme,
    look,
    keymap.of(defaultKeymap),
    EditorView.contentAttributes.of({
      "aria-label": name,
      "aria-readonly": "true",
      tabindex: "0",
    }),
    unifiedMergeView({
      original,
      mergeControls: false,
      syntaxHighlightDeletions: true,
      collapseUnchanged: { margin: 3, minSize: 8 },
    }),
  ];
}

/** A view of the difference between two texts. */
export class DiffEditor {
  readonly #view: EditorView;

  /**
   * @param host an empty element
   * @param name the name of what is compared, for screen readers
   */
  constructor(
    host: HTMLElement,
    private readonly name = "What you typed against the expanded manifest, read-only",
  ) {
    this.#view = hostEditor(host, EditorState.create({}));
  }

  /** Shows the difference between two texts. */
  show(before: string, after: string): void {
    const { scrollTop } = this.#view.scrollDOM;
    this.#view.setState(EditorState.create({ doc: after, extensions: behaviour(before, this.name) }));
    this.#view.scrollDOM.scrollTop = scrollTop;
  }

  /** Removes the view from the page. */
  destroy(): void {
    this.#view.destroy();
  }
}
