/** Takes in output of charmcraft, Juju or a container: copies, compares or explains it. Fetched on demand. */

import known from "virtual:known-errors";
import { useComputed, useSignal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import { type GotEnvironment, readEnvironment } from "../outside/app-environment";
import { explainError } from "../outside/errors";
import { outsideText } from "../state/outside-text";
import { answer } from "../state/results";
import { takeFromJuju } from "../state/taking";
import { Comparison } from "./comparison";
import { closeDialog, Dialog } from "./dialog";
import { Meaning } from "./error-meaning";

/** What the text in the dialog turned out to be. */
type Reading =
  | { readonly kind: "none" }
  /** Output of a command that was not taken over; `why` is a sentence. */
  | { readonly kind: "refused"; readonly why: string }
  | { readonly kind: "environment"; readonly got: GotEnvironment }
  | { readonly kind: "text"; readonly text: string };

/** Reads a text. @param refusal why the output of a command was not taken over; empty for any other text */
function readingOf(text: string, refusal: string): Reading {
  if (text.trim() === "") return { kind: "none" };
  if (refusal !== "") return { kind: "refused", why: refusal };
  const names = new Set((answer.value?.result.environment ?? []).map(({ name }) => name));
  const got = readEnvironment(text, names);
  return got ? { kind: "environment", got } : { kind: "text", text };
}

/** Shows what the text turned out to be. */
function Outcome({ reading }: { readonly reading: Reading }) {
  const result = answer.value?.result;
  if (reading.kind === "refused") return <p>{reading.why}</p>;
  if (reading.kind === "none" || !result) return null;
  if (reading.kind === "environment") return <Comparison result={result} got={reading.got} />;
  return <Meaning meaning={explainError(reading.text, result, known)} />;
}

/** The field for the text, and what the page makes of it. */
export function PasteDialog() {
  const given = outsideText.peek();
  const draft = useSignal(given.text);
  const reading = useSignal<Reading>(readingOf(given.text, given.refusal));
  const empty = useComputed(() => draft.value.trim() === "");
  useLayoutEffect(
    () => () => {
      outsideText.value = { text: "", refusal: "" };
    },
    [],
  );
  const read = async () => {
    const text = draft.peek();
    if (text.trim() === "") return;
    const taking = await takeFromJuju(text);
    if (taking.kind === "taken") closeDialog();
    else reading.value = readingOf(text, taking.kind === "refused" ? taking.why : "");
  };
  return (
    <Dialog title="Paste what was printed" wide>
      <p class="quiet">
        The output of <code>juju show-unit</code>, <code>config</code>, <code>status</code>,{" "}
        <code>show-secret</code>, <code>model-config</code> or <code>export-bundle</code> as YAML or JSON;
        what the app got, from <code>printenv</code>, <code>pebble plan</code> or a pod; or an error. None of
        it leaves this page.
      </p>
      <textarea
        class="pasted-text"
        data-first
        rows={reading.value.kind === "none" ? 10 : 4}
        aria-label="What was printed"
        spellcheck={false}
        value={draft.value}
        onInput={(event) => {
          draft.value = event.currentTarget.value;
        }}
        onPaste={() => setTimeout(() => void read(), 0)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void read();
        }}
      />
      <p class="export-actions">
        <button type="button" class="button primary" disabled={empty.value} onClick={() => void read()}>
          Read it
        </button>
      </p>
      <div role="status">
        <Outcome reading={reading.value} />
      </div>
    </Dialog>
  );
}
