import { useEffect, useRef } from "preact/hooks";
import { positionAt, smallestChange } from "../state/files";
import { activeFile, activeText, type } from "../state/project";
import { readOnly, wantedPlace } from "../state/view";

/** Takes over what the user typed. */
function take(text: string): void {
  const change = smallestChange(activeText.peek(), text);
  if (change) type(activeFile.peek(), text, [change]);
}

/**
 * The project's files in a plain text field until the editor is ready: text and nothing else, and the text is kept.
 */
export function PlainEditor() {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const element = field.current;
    return () => {
      // The editor is ready: it continues with the cursor where it was.
      if (!element?.matches(":focus")) return;
      const place = positionAt(element.value, element.selectionEnd);
      wantedPlace.ask({ file: activeFile.peek(), ...place, focus: true });
    };
  }, []);
  return (
    <textarea
      ref={field}
      class="editor-text"
      aria-label={`${activeFile.value}, plain editor`}
      wrap="off"
      spellcheck={false}
      autocapitalize="off"
      readOnly={readOnly.value}
      value={activeText.value}
      onInput={(event) => take(event.currentTarget.value)}
    />
  );
}
