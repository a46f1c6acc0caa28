/** The look of every editor; all colours and sizes are tokens of styles/tokens.css. */
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const highlightStyle = HighlightStyle.define([
  { tag: [tags.definition(tags.propertyName), tags.propertyName], color: "var(--yaml-key)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--yaml-text)" },
  { tag: tags.content, color: "var(--yaml-literal)" },
  { tag: tags.comment, color: "var(--yaml-comment)" },
  { tag: [tags.meta, tags.labelName, tags.typeName, tags.keyword], color: "var(--accent)" },
  { tag: [tags.separator, tags.punctuation, tags.brace, tags.squareBracket], color: "var(--ink-muted)" },
]);

const look = EditorView.theme({
  "&": { height: "100%", backgroundColor: "var(--surface)", color: "var(--ink)", fontSize: "var(--code)" },
  "&.cm-focused": { outline: "none" },
  // Above the gutters, which would hide an outline.
  "&.cm-focused::after": {
    content: "''",
    position: "absolute",
    inset: "0",
    zIndex: "250",
    pointerEvents: "none",
    boxShadow: "inset 0 0 0 1px var(--focus)",
  },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "var(--code-line)", overflow: "auto" },
  // The page decides whether long lines wrap, as EditorView.lineWrapping would.
  ".cm-content": {
    padding: "var(--s2) 0",
    caretColor: "var(--ink)",
    whiteSpace: "var(--code-space, pre)",
    overflowWrap: "anywhere",
    flexShrink: "var(--code-shrink, 0)",
  },
  ".cm-line": { padding: "0 var(--s3) 0 var(--s2)" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "color-mix(in srgb, var(--focus) 28%, transparent)",
  },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--ink) 4%, transparent)" },
  ".cm-gutters": {
    backgroundColor: "var(--surface)",
    color: "var(--ink-muted)",
    border: "none",
    fontSize: "var(--text-s)",
  },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 var(--s2) 0 var(--s3)", minWidth: "2.2em" },
  ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--ink)" },
  ".cm-lit": { backgroundColor: "var(--lit-soft)", boxShadow: "inset 3px 0 0 var(--lit-line)" },
  ".cm-lit.cm-pointed": {
    backgroundColor: "var(--lit)",
    boxShadow: "inset 3px 0 0 var(--lit-line), inset 0 0 0 1px var(--lit-line)",
  },
  ".cm-tooltip": {
    backgroundColor: "var(--raised)",
    color: "var(--ink)",
    border: "1px solid var(--line)",
    borderRadius: "var(--round)",
    boxShadow: "var(--shadow)",
    fontFamily: "var(--sans)",
    fontSize: "var(--text-m)",
    maxWidth: "min(34rem, 90vw)",
  },
  // Clip nothing here: the documentation of a completion is beside its list.
  ".cm-tooltip-hover, .cm-tooltip-lint": { overflow: "hidden" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    fontFamily: "var(--mono)",
    maxHeight: "14em",
    borderRadius: "var(--round)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "var(--s1) var(--s2)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    backgroundColor: "var(--accent)",
    color: "var(--accent-ink)",
  },
  ".cm-tooltip-autocomplete ul li[aria-selected] .cm-completionDetail": { color: "inherit" },
  ".cm-completionDetail": { color: "var(--ink-muted)", fontStyle: "normal", fontFamily: "var(--sans)" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-hover-text": { padding: "var(--s2) var(--s3)" },
  ".cm-hover-text p, .cm-completionInfo p": { margin: "0 0 var(--s2)" },
  ".cm-hover-text ul, .cm-completionInfo ul": { margin: "0 0 var(--s2)", paddingLeft: "var(--s4)" },
  ".cm-hover-text :is(code, pre), .cm-completionInfo :is(code, pre)": { fontFamily: "var(--mono)" },
  ".cm-hover-text pre, .cm-completionInfo pre": {
    margin: "0 0 var(--s2)",
    padding: "var(--s2)",
    backgroundColor: "var(--sunken)",
    borderRadius: "var(--round)",
    whiteSpace: "pre-wrap",
  },
  ".cm-hover-text a, .cm-completionInfo a": { color: "var(--accent)" },
  ".cm-completionInfo": {
    padding: "var(--s2) var(--s3)",
    width: "max-content",
    maxWidth: "24rem",
    maxHeight: "60vh",
    overflow: "auto",
  },
  ".cm-diagnostic": { padding: "var(--s2) var(--s3)", borderLeftWidth: "4px", whiteSpace: "pre-wrap" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--blocked)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--waiting)" },
  ".cm-diagnostic-info": { borderLeftColor: "var(--information)" },
  ".cm-diagnostic-hint": { borderLeftColor: "var(--line-strong)" },
  // Show what is wrong before what the word means.
  ".cm-tooltip-hover": { display: "flex", flexDirection: "column" },
  ".cm-tooltip-hover > .cm-tooltip-lint": { order: "-1" },
  ".cm-diagnostic a": { color: "var(--ink-muted)", fontSize: "var(--text-s)" },
  ".cm-tooltip.cm-peek": { overflow: "visible", borderColor: "var(--line-strong)", marginTop: "4px" },
  ".cm-peek .cm-diagnostic": { whiteSpace: "normal", marginLeft: "0" },
  ".cm-diagnosticAction": {
    font: "inherit",
    margin: "var(--s2) var(--s2) 0 0",
    padding: "0.15rem var(--s2)",
    backgroundColor: "var(--accent-soft)",
    color: "var(--accent)",
    border: "1px solid var(--accent)",
    borderRadius: "var(--round)",
    cursor: "pointer",
  },
  ".cm-lintRange": { backgroundImage: "none", textDecorationThickness: "1.5px", textUnderlineOffset: "3px" },
  ".cm-lintRange-error": { textDecoration: "underline wavy var(--blocked) 1.5px" },
  ".cm-lintRange-warning": { textDecoration: "underline wavy var(--waiting) 1.5px" },
  ".cm-lintRange-info": { textDecoration: "underline dotted var(--information) 1.5px" },
  ".cm-lintRange-hint": { textDecoration: "underline dotted var(--line-strong) 1.5px" },
  ".cm-panels": { backgroundColor: "var(--sunken)", color: "var(--ink)", fontFamily: "var(--sans)" },
  ".cm-panels-bottom": { borderTop: "1px solid var(--line)" },
  ".cm-textfield, .cm-button": {
    backgroundColor: "var(--surface)",
    backgroundImage: "none",
    color: "var(--ink)",
    border: "1px solid var(--line-strong)",
    borderRadius: "var(--round)",
    fontSize: "var(--text-m)",
  },
  ".cm-searchMatch": { backgroundColor: "var(--lit)", color: "var(--ink)" },
  ".cm-searchMatch-selected": { outline: "2px solid var(--lit-line)" },
  ".cm-matchingBracket": { backgroundColor: "var(--accent-soft)", outline: "none" },
  ".cm-foldPlaceholder": { backgroundColor: "var(--sunken)", border: "none", color: "var(--ink-muted)" },
  ".cm-placeholder": { color: "var(--ink-muted)", fontFamily: "var(--sans)" },
});

/** The look and the YAML colours of every editor. */
export const theme: Extension = [look, syntaxHighlighting(highlightStyle)];
