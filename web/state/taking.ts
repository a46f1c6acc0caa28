/** Copies the output of Juju's commands into mock.yaml. */
import type { MockAnswer } from "../engine/protocol";
import { mockFile } from "./files";
import { changeMockFile } from "./mock-edits";
import { notifyStep } from "./undo";

/** The outcome for a text. */
export type Taking =
  | { readonly kind: "taken" }
  /** The text is not the output of a command of Juju. */
  | { readonly kind: "other" }
  /** It was not taken over, and `why` is a sentence: mock.yaml cannot be read, or the engine does not answer. */
  | { readonly kind: "refused"; readonly why: string };

/** What was taken over, by command: "From `juju config`: 2 options." */
function takingNote({ from, left }: Pick<MockAnswer, "from" | "left">): string {
  const parts = from.map(({ command, taken, note }) => {
    const what = taken === "" ? "nothing that the charm sees" : taken;
    return `From \`${command}\`: ${what}.${note === "" ? "" : ` ${note}`}`;
  });
  const rest =
    left > 0
      ? [`${left === 1 ? "One part of the text was" : `${left} parts of the text were`} not copied.`]
      : [];
  return [...parts, ...rest].join(" ");
}

/**
 * Copies the output of Juju's commands into mock.yaml, as one step that can be undone, and says what came from
 * where.
 */
export async function takeFromJuju(text: string): Promise<Taking> {
  const change = await changeMockFile({ take: text }, mockFile, "copying Juju's output");
  if (change.kind === "refused")
    return change.answer?.from.length === 0 ? { kind: "other" } : { kind: "refused", why: change.why };
  notifyStep(takingNote(change.answer));
  return { kind: "taken" };
}
