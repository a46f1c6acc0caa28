/** Completion from the core: keys, values and snippets for the place of the cursor. */
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  snippet,
} from "@codemirror/autocomplete";
import type { Extension, Text } from "@codemirror/state";
import type { CompletionItem } from "../engine/protocol";
import { charmcraft, files } from "../state/project";
import { ask } from "../state/session";
import { outsideLink, renderMarkdown } from "./markdown";
import { positionIn, spanIn } from "./places";
import { toEditorSnippet } from "./snippet";

const editorKinds: Readonly<Record<CompletionItem["kind"], string>> = {
  key: "property",
  value: "constant",
  snippet: "class",
};

/** The documentation of an item as an element, or null where there is none. */
function itemInfo({ documentation, docs }: CompletionItem): Node | null {
  if (!documentation && !docs) return null;
  const element = document.createElement("div");
  element.append(renderMarkdown(documentation));
  if (docs) element.append(outsideLink(docs, "Documentation"));
  return element;
}

/** An item as CodeMirror has it. @param asked the offset of the cursor when the core was asked */
function toCompletion(doc: Text, item: CompletionItem, asked: number): Completion {
  const { from, to: end } = spanIn(doc, item.range);
  return {
    label: item.label,
    detail: item.detail,
    type: editorKinds[item.kind],
    info: () => itemInfo(item),
    apply: (view, completion, _, cursor) => {
      // What was typed since the core was asked is replaced, too.
      const to = end + cursor - asked;
      if (item.snippet) snippet(toEditorSnippet(item.text))(view, completion, from, to);
      else
        view.dispatch({
          changes: { from, to, insert: item.text },
          selection: { anchor: from + item.text.length },
          userEvent: "input.complete",
        });
    },
  };
}

/** Asks the core what may stand at the cursor. */
async function complete(context: CompletionContext, file: string): Promise<CompletionResult | null> {
  const { doc } = context.state;
  const word = context.matchBefore(/[\w.@/-]*/);
  if (!context.explicit && (word === null || word.text === "")) return null;
  const position = positionIn(doc, context.pos);
  const folder = { ...files.peek(), [file]: doc.toString() };
  const answer = await ask("complete", { files: folder, charmcraft: charmcraft.peek(), file, position });
  const first = answer?.items[0];
  if (!answer || !first || context.aborted) return null;
  const options = answer.items.map((item, at) => ({
    ...toCompletion(doc, item, context.pos),
    boost: -Math.min(at, 99),
  }));
  return { from: spanIn(doc, first.range).from, options, validFor: /^[\w.@/-]*$/ };
}

/** Offers the core's completions as one types. @param path gives the file that the editor shows */
export function completion(path: () => string): Extension {
  return autocompletion({
    override: [(context) => complete(context, path())],
    icons: false,
    activateOnTyping: true,
  });
}
