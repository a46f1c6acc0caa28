/** What the export dialogs share: the choice of a format, the preview, and the buttons that copy and download. */

import { type Signal, useSignal } from "@preact/signals";
import { Check } from "./check";
import { copyText, downloadFile } from "./transfer";

/** A format to choose. */
interface Form {
  readonly id: string;
  readonly title: string;
}

/** The properties of the choice. */
interface ChoiceProps {
  /** The name of the group of buttons, unique on the page. */
  readonly group: string;
  readonly forms: readonly Form[];
  /** The id of the chosen format. */
  readonly chosen: string;
  readonly choose: (id: string) => void;
}

/** The formats, as radio buttons. */
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

/** The text as a preview. @param title the name of its format */
export function Preview({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the section scrolls, and the keyboard must be able to scroll it.
    <section class="export-text" tabIndex={0} aria-label={`Preview of ${title}`}>
      <pre>{text}</pre>
    </section>
  );
}

/** The properties of the buttons. */
interface ActionsProps {
  readonly text: string;
  /** What the text is, as a noun phrase: "the environment as .env". */
  readonly what: string;
  readonly fileName: string;
  readonly mediaType: string;
  /** A sentence about what the text contains; it may be empty. */
  readonly warning: string;
  /** Whether the preview shows sensitive values; null if there are none. */
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
