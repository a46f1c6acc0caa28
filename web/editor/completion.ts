/** Completion from the core: keys, values and snippets that fit at the cursor. */
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  snippet,
} from "@codemirror/autocomplete";
import type { EditorState, Extension, Text } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import type { CompletionItem } from "../engine/protocol";
import { charmcraft, files } from "../state/project";
import { ask } from "../state/session";
import { outsideLink, renderMarkdown } from "./markdown";
import { cameByItself, type OfferedCompletion, offerHere } from "./offered";
import { positionIn, spanIn } from "./places";
import type { ShownFile } from "./shown-file";
import { toEditorSnippet } from "./snippet";

const editorKinds: Readonly<Record<CompletionItem["kind"], string>> = {
  key: "property",
  value: "constant",
  snippet: "class",
};

/** The documentation of an item as an element, or null if it has none. */
function itemInfo({ documentation, docs }: CompletionItem): Node | null {
  if (!documentation && !docs) return null;
  const element = document.createElement("div");
  element.append(renderMarkdown(documentation));
  if (docs) {
    const link = outsideLink(docs, "Documentation");
    // The focus stays in the editor; only the pointer uses this link.
    link.tabIndex = -1;
    element.append(link);
  }
  return element;
}

/** Inserts an item. After a key, opens the list of what can follow it. */
function write(
  view: EditorView,
  item: CompletionItem,
  completion: Completion,
  from: number,
  to: number,
): void {
  if (item.snippet) snippet(toEditorSnippet(item.text))(view, completion, from, to);
  else
    view.dispatch({
      changes: { from, to, insert: item.text },
      selection: { anchor: from + item.text.length },
      userEvent: "input.complete",
    });
  if (item.kind === "key") offerHere(view);
}

/** The text that the core was asked about, with two offsets in it. */
interface Asked {
  readonly doc: Text;
  /** The cursor. */
  readonly cursor: number;
  /** The start of the completed word; CodeMirror keeps it up to date while the text changes elsewhere. */
  readonly start: number;
}

/** An item in CodeMirror's form. */
function toCompletion(item: CompletionItem, asked: Asked): Completion & OfferedCompletion {
  const { from, to: end } = spanIn(asked.doc, item.range);
  // Replace what the user typed since the core was asked, too.
  const to = (cursor: number) => end + cursor - asked.cursor;
  return {
    label: item.label,
    detail: item.detail,
    type: editorKinds[item.kind],
    info: () => itemInfo(item),
    apply: (view, completion, start, cursor) =>
      write(view, item, completion, start + from - asked.start, to(cursor)),
    changes: ({ doc: now, selection }: EditorState) =>
      now.sliceString(from, to(selection.main.head)) !== item.text,
    ...(item.free && { free: true }),
  };
}

/** Asks the core what is allowed at the cursor. */
async function complete(context: CompletionContext, shown: ShownFile): Promise<CompletionResult | null> {
  const { doc } = context.state;
  const { path: file, turn } = shown;
  const word = context.matchBefore(/[\w.@/-]*/);
  if (!context.explicit && (word === null || word.text === "")) return null;
  const position = positionIn(doc, context.pos);
  const folder = { ...files.peek(), [file]: doc.toString() };
  const answer = await ask("complete", { files: folder, charmcraft: charmcraft.peek(), file, position });
  // A list that only has examples does not open by itself.
  const items = answer?.items.filter(({ free }) => !free || !cameByItself(context.state)) ?? [];
  const [first] = items;
  if (!first || context.aborted || shown.turn !== turn) return null;
  const start = spanIn(doc, first.range).from;
  const asked = { doc, cursor: context.pos, start };
  const options = items.map((item, at) => ({ ...toCompletion(item, asked), boost: -Math.min(at, 99) }));
  return { from: start, options, validFor: /^[\w.@/-]*$/ };
}

/** Offers the core's completions while the user types. @param shown returns the file in the editor */
export function completion(shown: () => ShownFile): Extension {
  return autocompletion({
    override: [(context) => complete(context, shown())],
    icons: false,
    activateOnTyping: true,
    // All keys are bound in hand-keys.ts.
    defaultKeymap: false,
  });
}

const blocksOf = new Map<string, ReadonlySet<string>>();
const noBlocks: ReadonlySet<string> = new Set();

/** Asks the core, once for each file, which keys open a block at the top of it. */
async function learnBlocks(file: string): Promise<void> {
  blocksOf.set(file, noBlocks);
  const position = { line: 0, character: 0 };
  const answer = await ask(
    "complete",
    { files: { [file]: "" }, charmcraft: charmcraft.peek(), file, position },
    "blocks",
  );
  if (!answer) blocksOf.delete(file);
  else
    blocksOf.set(
      file,
      new Set(answer.items.filter(({ text }) => text.includes("\n")).map(({ label }) => label)),
    );
}

/** The keys that open a block at the top of a file, such as `requires`; none until the core has answered. */
export function blockKeys(file: string): ReadonlySet<string> {
  if (!blocksOf.has(file)) void learnBlocks(file);
  return blocksOf.get(file) ?? noBlocks;
}
