/** Asks the core to change mock.yaml, although the text may change meanwhile. */
import type { Files, MockAnswer, MockRequest, TextEdit } from "../engine/protocol";
import { applyEdits, charmcraft, files } from "./project";
import { ask } from "./session";

/** How often the core is asked again because the text changed while it worked. */
const mostTries = 5;

/** What to add, remove, set or take over. */
type Change = Pick<MockRequest, "add" | "remove" | "set" | "take">;

/** The outcome of a change of mock.yaml. */
export type MockChange =
  /** The change was made; `answer` has the edits and the core's account of them. */
  | { readonly kind: "changed"; readonly answer: MockAnswer }
  /** The change was not made, and `why` is a sentence; `answer` is the core's, or null if the core did not answer. */
  | { readonly kind: "refused"; readonly why: string; readonly answer: MockAnswer | null };

/** Makes one change in the text as it is by now. */
async function makeChange(
  change: Change,
  name: string,
  label: string,
  rework: (edits: readonly TextEdit[], of: Files) => readonly TextEdit[],
): Promise<MockChange> {
  const refused = (why: string, answer: MockAnswer | null): MockChange => ({ kind: "refused", why, answer });
  for (let tries = 0; tries < mostTries; tries++) {
    const of = files.peek();
    const answer = await ask("mock", { files: of, charmcraft: charmcraft.peek(), ...change }, "change mock");
    if (!answer) return refused(`'${name}' was not changed: the engine did not answer. Try again.`, null);
    if (answer.error !== null) return refused(answer.error, answer);
    if (applyEdits(rework(answer.edits, of), label, of)) return { kind: "changed", answer };
  }
  return refused(`'${name}' was not changed: mock.yaml keeps changing. Try again.`, null);
}

/** The change that was requested last; the next one waits for it. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Has the core change mock.yaml, as one step that can be undone. Changes are made one after another, each in the text
 * that the one before left, so that none overwrites another. If the text changes meanwhile so that the core's edits no
 * longer fit, the core is asked again with the new text.
 * @param name the thing that changes, for messages
 * @param rework adapts the core's edits before they are applied
 */
export function changeMockFile(
  change: Change,
  name: string,
  label: string,
  rework: (edits: readonly TextEdit[], of: Files) => readonly TextEdit[] = (edits) => edits,
): Promise<MockChange> {
  const made = last.then(() => makeChange(change, name, label, rework));
  last = made.catch(() => {});
  return made;
}
