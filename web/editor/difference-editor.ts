/**
 * The difference between charmcraft.yaml and its expansion, read-only: a quiet sign beside each line that is not as
 * typed.
 */
import { defaultKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { EditorState, type Extension, RangeSet } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, gutter, keymap } from "@codemirror/view";
import type { DifferenceLine, Fate } from "../state/difference";
import { hostEditor } from "./host";
import { searching } from "./search-panel";
import { theme } from "./theme";

/** The sign of each fate, so that colour is never the only mark. */
const signs: Readonly<Record<Fate, string>> = { kept: " ", added: "+", overridden: "~", gone: "−" };

/** The sign beside a line. */
class Sign extends GutterMarker {
  override readonly elementClass: string;
  constructor(private readonly fate: Fate) {
    super();
    this.elementClass = `cm-sign-${fate}`;
  }
  override eq(other: Sign): boolean {
    return other.fate === this.fate;
  }
  override toDOM(): Text {
    return document.createTextNode(signs[this.fate]);
  }
}

const look = EditorView.theme({
  ".cm-signs": { width: "1.75em" },
  ".cm-signs .cm-gutterElement": { textAlign: "center", fontWeight: "700" },
  ".cm-sign-added": { color: "var(--active)" },
  ".cm-sign-overridden": { color: "var(--information)" },
  ".cm-sign-gone": { color: "var(--blocked)" },
  ".cm-line-added": { backgroundColor: "color-mix(in srgb, var(--new-soft) 45%, transparent)" },
  ".cm-line-overridden": { backgroundColor: "var(--changed-soft)" },
  ".cm-line-gone": { backgroundColor: "color-mix(in srgb, var(--gone-soft) 60%, transparent)" },
});

/** The extensions of the difference view, apart from its text. */
function behaviour(lines: readonly DifferenceLine[], doc: string): Extension {
  const starts: number[] = [];
  let at = 0;
  for (const text of doc.split("\n")) {
    starts.push(at);
    at += text.length + 1;
  }
  const at0 = (n: number) => starts[n] ?? 0;
  const marks = RangeSet.of(lines.map(({ fate }, n) => new Sign(fate).range(at0(n))));
  const colours = RangeSet.of(
    lines.flatMap(({ fate }, n) =>
      fate === "kept" ? [] : [Decoration.line({ class: `cm-line-${fate}` }).range(at0(n))],
    ),
  );
  return [
    EditorState.readOnly.of(true),
    gutter({ class: "cm-signs", markers: () => marks }),
    EditorView.decorations.of(colours),
    yaml(),
    searching,
    theme,
    look,
    keymap.of(defaultKeymap),
    EditorView.contentAttributes.of({
      "aria-label": "Compared with charmcraft.yaml, read-only",
      "aria-readonly": "true",
      tabindex: "0",
    }),
  ];
}

/** A view of the difference. */
export class DifferenceEditor {
  readonly #view: EditorView;

  /** @param host an empty element */
  constructor(host: HTMLElement) {
    this.#view = hostEditor(host, EditorState.create({}));
  }

  /** Shows these lines and keeps the scroll position. */
  show(lines: readonly DifferenceLine[]): void {
    const { scrollTop } = this.#view.scrollDOM;
    const doc = lines.map(({ text }) => text).join("\n");
    this.#view.setState(EditorState.create({ doc, extensions: behaviour(lines, doc) }));
    this.#view.scrollDOM.scrollTop = scrollTop;
  }

  /** Removes the view from the page. */
  destroy(): void {
    this.#view.destroy();
  }
}
