/** What the dialogs that hand on a text have in common: the choice of its form, the text, and what is done with it. */

import { type Signal, useSignal } from "@preact/signals";
import { Check } from "./check";
import { copyText, downloadFile } from "./transfer";

/** A form in which a text is handed on. */
interface Form {
  readonly id: string;
  readonly title: string;
}

/** What the choice takes. */
interface ChoiceProps {
  /** The name of the group of buttons, which no other on the page has. */
  readonly group: string;
  readonly forms: readonly Form[];
  /** The id of the chosen one. */
  readonly chosen: string;
  readonly choose: (id: string) => void;
}

/** The forms, one of which is chosen. */
export function FormatChoice({ group, forms, chosen, choose }: ChoiceProps) {
  return (
    <fieldset class="export-formats">
      <legend>Format</legend>
      {forms.map(({ id, title }) => (
        <label key={id}>
          <input
            type="radio"
            name={group}
            checked={id === chosen}
            data-first={id === chosen || undefined}
            onChange={() => choose(id)}
          />
          <span>{title}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** The text as it is shown. @param title the name of its form */
export function Preview({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach that.
    <section class="export-text" tabIndex={0} aria-label={`Preview of ${title}`}>
      <pre>{text}</pre>
    </section>
  );
}

/** What can be done with a text. */
interface ActionsProps {
  readonly text: string;
  /** What it is, as a noun phrase: "the environment as .env". */
  readonly what: string;
  readonly fileName: string;
  readonly mediaType: string;
  /** A sentence on what is handed on; it may be empty. */
  readonly warning: string;
  /** Whether the preview shows sensitive values; null where it has none. */
  readonly shown: Signal<boolean> | null;
}

/** Copies or downloads the whole text, sensitive values included, and says so. */
export function TextActions({ text, what, fileName, mediaType, warning, shown }: ActionsProps) {
  const done = useSignal("");
  const say = (sentence: string) => {
    done.value = sentence;
  };
  return (
    <>
      <p class="export-actions">
        <button type="button" class="button primary" onClick={() => void copyText(text, what, say)}>
          Copy
        </button>
        <button
          type="button"
          class="button"
          onClick={() => {
            downloadFile(fileName, text, mediaType);
            say(`Downloaded ${fileName}.`);
          }}
        >
          Download {fileName}
        </button>
        {shown && <Check on={shown} title="Show sensitive values here" />}
      </p>
      <p class="quiet" role="status">
        {[done.value, warning].filter(Boolean).join(" ")}
      </p>
    </>
  );
}
