/** Asking the core to change mock.yaml, while the text may go on changing. */
import type { Files, MockAnswer, MockRequest, TextEdit } from "../engine/protocol";
import { applyEdits, charmcraft, files } from "./project";
import { ask } from "./session";

/** How often the core is asked anew because the text changed while it worked. */
const mostTries = 5;

/** Why mock.yaml was not changed, as a sentence; null where it was. */
export type Refusal = string | null;

/**
 * Has the core change mock.yaml, as one step that can be undone. Where the text changes meanwhile, so that the
 * core's edits no longer fit, it is asked anew for the new text.
 * @param change what is added, removed or set
 * @param name what it is about, for messages; a later change of the same thing takes the place of one that waits
 * @param rework what is made of the core's edits before they are applied
 * @param told is given the answer whose edits were applied
 */
export async function changeMockFile(
  change: Pick<MockRequest, "add" | "remove" | "set" | "take">,
  name: string,
  label: string,
  rework: (edits: readonly TextEdit[], of: Files) => readonly TextEdit[] = (edits) => edits,
  told: (answer: MockAnswer) => void = () => {},
): Promise<Refusal> {
  for (let tries = 0; tries < mostTries; tries++) {
    const of = files.peek();
    const answer = await ask("mock", { files: of, charmcraft: charmcraft.peek(), ...change }, `mock ${name}`);
    if (!answer) return `'${name}' was not changed, for the engine did not answer; try again.`;
    if (answer.error !== null) return answer.error;
    if (applyEdits(rework(answer.edits, of), label, of)) {
      told(answer);
      return null;
    }
  }
  return `'${name}' was not changed, for mock.yaml changes too fast; try again.`;
}
