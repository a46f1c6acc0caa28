/** The search panel of an editor, with labels in sentence case and the page's own controls. */
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";

/** CodeMirror's phrases and ours (search 6.7, SearchPanel). */
const phrases: Readonly<Record<string, string>> = {
  Replace: "Replace with",
  next: "Next",
  previous: "Previous",
  all: "Select all",
  "match case": "Match case",
  regexp: "Regular expression",
  "by word": "Whole words",
  replace: "Replace",
  "replace all": "Replace all",
  close: "Close",
  "current match": "Current match",
  "replaced $ matches": "Replaced $ matches",
  "replaced match on line $": "Replaced the match on line $",
};

const look = EditorView.theme({
  ".cm-panel.cm-search": {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "var(--s1) var(--s2)",
    padding: "var(--s2) 2.25rem var(--s2) var(--s3)",
    fontSize: "var(--text-m)",
  },
  ".cm-panel.cm-search br": { display: "none" },
  ".cm-panel.cm-search :is(input, button, label)": {
    margin: "0",
    fontFamily: "inherit",
    fontSize: "inherit",
  },
  ".cm-panel.cm-search label": { display: "inline-flex", alignItems: "center", gap: "var(--s1)" },
  ".cm-panel.cm-search .cm-textfield": { minHeight: "1.625rem", padding: "0 var(--s2)" },
  ".cm-panel.cm-search .cm-button": { minHeight: "1.625rem", padding: "0 var(--s2)", cursor: "pointer" },
  ".cm-panel.cm-search .cm-button:hover": { borderColor: "var(--ink-muted)" },
  ".cm-panel.cm-search :is(input, button):focus-visible": {
    outline: "2px solid var(--focus)",
    outlineOffset: "1px",
  },
  ".cm-panel.cm-search [name=close]": {
    top: "var(--s2)",
    right: "var(--s2)",
    width: "1.625rem",
    height: "1.625rem",
    borderRadius: "var(--round)",
    color: "var(--ink-muted)",
    fontSize: "1.125rem",
    cursor: "pointer",
  },
});

/** Searching in an editor. */
export const searching: Extension = [
  EditorState.phrases.of(phrases),
  search(),
  highlightSelectionMatches(),
  keymap.of(searchKeymap),
  look,
];
