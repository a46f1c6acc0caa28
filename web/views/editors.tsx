/**
 * The two editors, fetched separately: CodeMirror is most of the page's code, and the page appears without waiting
 * for it. In the narrow layout, an editor is created when its pane is first shown.
 */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { narrow } from "../state/narrow";
import { activeText, opening } from "../state/project";
import { expansion } from "../state/results";
import { type NarrowPane, narrowPane } from "../state/view";
import { type Absence, lazy } from "./lazy";
import { PlainEditor } from "./plain-editor";

/** Milliseconds after which a plain text field replaces an editor that is still being fetched. */
const longWay = 4_000;

/**
 * The text of the shown file until the editor is ready: read-only at first, editable if the editor is slow or
 * missing.
 */
function SourceText({ missing }: Absence) {
  const late = useSignal(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      late.value = true;
    }, longWay);
    return () => clearTimeout(timer);
  }, [late]);
  return missing || late.value ? <PlainEditor /> : <pre class="editor-text">{activeText.value}</pre>;
}

/** The text of the manifest until its editor is ready. */
function ManifestText() {
  return <pre class="editor-text">{expansion.value?.value.yaml ?? ""}</pre>;
}

const Source = lazy(
  "The editor",
  () => import("./source-editor"),
  (module) => module.SourceEditor,
  SourceText,
);
const Manifest = lazy(
  "The view of the manifest",
  () => import("./manifest-editor"),
  (module) => module.ManifestEditor,
  ManifestText,
);

/** Whether a pane with something to show is on the screen, or has been. */
function useEverShown(pane: NarrowPane): boolean {
  const ever = useRef(false);
  ever.current ||= !opening.value && (!narrow.value || narrowPane.value === pane);
  return ever.current;
}

/** The editor of the project's files. */
export function SourceEditor() {
  return useEverShown("write") ? <Source /> : null;
}

/** The text of the expanded manifest. */
export function ManifestEditor() {
  return useEverShown("manifest") ? <Manifest /> : null;
}
