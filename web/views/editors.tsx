/**
 * The two editors, fetched apart from the page: CodeMirror is most of its code, and the page is there before it.
 * Where one pane is shown at a time, an editor is made when its pane is first shown.
 */
import type { FunctionComponent } from "preact";
import { useRef } from "preact/hooks";
import { narrow } from "../state/narrow";
import { activeText, opening } from "../state/project";
import { expansion } from "../state/results";
import { type NarrowPane, narrowPane } from "../state/view";
import { lazy, Suspense } from "./lazy";

const Source = lazy(() => import("./source-editor").then((module) => module.SourceEditor));
const Manifest = lazy(() => import("./manifest-editor").then((module) => module.ManifestEditor));

/** Whether a pane with something to show is on the screen, or once was. */
function useEverShown(pane: NarrowPane): boolean {
  const ever = useRef(false);
  ever.current ||= !opening.value && (!narrow.value || narrowPane.value === pane);
  return ever.current;
}

/** An editor once its pane is shown, and its text until the editor is there. */
function Fetched({ pane, text, of: Editor }: { pane: NarrowPane; text: string; of: FunctionComponent }) {
  if (!useEverShown(pane)) return null;
  return (
    <Suspense fallback={<pre class="editor-text">{text}</pre>}>
      <Editor />
    </Suspense>
  );
}

/** The editor of the project's files. */
export function SourceEditor() {
  return <Fetched pane="write" text={activeText.value} of={Source} />;
}

/** The text of the expanded manifest. */
export function ManifestEditor() {
  return <Fetched pane="manifest" text={expansion.value?.value.yaml ?? ""} of={Manifest} />;
}
