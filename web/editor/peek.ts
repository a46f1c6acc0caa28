/** A box that shows a finding beside its text. F8, a click in the list and a tap on the marked text open it. */
import { linter } from "@codemirror/lint";
import { type Extension, Prec, StateEffect, StateField } from "@codemirror/state";
import {
  closeHoverTooltips,
  EditorView,
  hasHoverTooltips,
  keymap,
  showTooltip,
  type Tooltip,
  ViewPlugin,
} from "@codemirror/view";
import type { Diagnostic, Fix } from "../engine/protocol";
import { closesBox } from "./findings";
import { outsideLink } from "./markdown";
import { spanIn } from "./places";

/** A finding to show, and a function that applies a fix chosen in the box. */
interface Peeked {
  readonly finding: Diagnostic;
  readonly apply: (fix: Fix) => void;
}

const setPeek = StateEffect.define<Peeked | null>();

/** CodeMirror's names of severities, which its style rules for findings use. */
const severityClasses = { error: "error", warning: "warning", information: "info", hint: "hint" } as const;

/** A button of the box. */
function button(title: string, run: () => void): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "cm-diagnosticAction";
  element.textContent = title;
  element.addEventListener("click", run);
  return element;
}

/** The content of the box: the message, the fixes, and a link to the explanation. */
function boxElement(view: EditorView, { finding, apply }: Peeked): HTMLElement {
  const element = document.createElement("div");
  element.className = "cm-peek";
  element.setAttribute("role", "note");
  element.setAttribute("aria-label", "Finding");
  const text = document.createElement("div");
  text.className = `cm-diagnostic cm-diagnostic-${severityClasses[finding.severity]}`;
  text.append(finding.message, " ", outsideLink(finding.docs, finding.code));
  const ways = document.createElement("div");
  const close = () => {
    closePeek(view);
    view.focus();
  };
  const choose = (fix: Fix) => {
    close();
    apply(fix);
  };
  ways.append(...finding.fixes.map((fix) => button(fix.title, () => choose(fix))));
  text.append(ways);
  element.append(text);
  return element;
}

/** The tooltip of a finding, below its text. */
function tooltipOf(state: EditorView["state"], peeked: Peeked): Tooltip {
  const { from, to } = spanIn(state.doc, peeked.finding.range);
  return {
    pos: from,
    end: to,
    above: false,
    arrow: true,
    create: (view) => ({ dom: boxElement(view, peeked) }),
  };
}

/** The open box. A change of the text closes it, and so does leaving the line. */
const peekField = StateField.define<Tooltip | null>({
  create: () => null,
  update(shown, transaction) {
    for (const effect of transaction.effects)
      if (effect.is(setPeek)) return effect.value && tooltipOf(transaction.state, effect.value);
    if (!shown || transaction.docChanged) return null;
    const { doc, selection } = transaction.state;
    const left = doc.lineAt(selection.main.head).number !== doc.lineAt(shown.pos).number;
    return transaction.selection && left ? null : shown;
  },
  provide: (field) => showTooltip.from(field),
});

/** Shows a finding beside its text. @param apply applies a fix that the user chooses in the box */
export function openPeek(view: EditorView, finding: Diagnostic, apply: (fix: Fix) => void): void {
  view.dispatch({ effects: setPeek.of({ finding, apply }) });
}

/** Closes the box. @returns whether one was open */
export function closePeek(view: EditorView): boolean {
  if (!view.state.field(peekField, false)) return false;
  view.dispatch({ effects: setPeek.of(null) });
  return true;
}

/**
 * Shows one box at a time: none under the pointer while this one is open, and none for a word while the pointer is
 * on the line's mark.
 */
const onlyOneBox: Extension = [
  linter(null, {
    hideOn: closesBox,
    tooltipFilter: (found, state) => (state.field(peekField, false) ? [] : [...found]),
  }),
  ViewPlugin.define((view) => {
    const leaveWord = ({ target }: MouseEvent) => {
      const atMark = target instanceof Element && target.closest(".cm-gutter-lint");
      if (atMark && hasHoverTooltips(view.state)) view.dispatch({ effects: closeHoverTooltips });
    };
    view.dom.addEventListener("mouseover", leaveWord);
    return { destroy: () => view.dom.removeEventListener("mouseover", leaveWord) };
  }),
];

/** Enables an editor to show findings in boxes. @param tapped returns the finding at an offset, if there is one */
export function peeking(
  tapped: (offset: number) => Diagnostic | undefined,
  apply: (fix: Fix) => void,
): Extension {
  return [
    peekField,
    onlyOneBox,
    Prec.high(keymap.of([{ key: "Escape", run: closePeek }])),
    EditorView.domEventHandlers({
      click: (event, view) => {
        const offset = view.posAtCoords(event);
        const finding = (event as PointerEvent).pointerType === "touch" && offset !== null && tapped(offset);
        if (finding) openPeek(view, finding, apply);
      },
    }),
  ];
}
