import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { ManifestView } from "../editor/manifest-view";
import { packedFile } from "../state/packed";
import { focusPane } from "./focus";

const nothing = () => {};

/**
 * Nothing to report: the lines of a packed file are not linked to anything; the manifest shows the origin of each
 * line.
 */
const events = {
  pointed: nothing,
  moved: nothing,
  chosen: nothing,
  left: () => focusPane("Expanded manifest"),
} as const;

const noMarks = { lines: [], addedOnly: false, changes: new Map() } as const;

/** The text of the packed file that is shown. */
export function PackedFiles() {
  const host = useRef<HTMLDivElement>(null);
  const view = useSignal<ManifestView | null>(null);

  useEffect(() => {
    if (!host.current) return;
    const made = new ManifestView(host.current, events, "Packed file");
    view.value = made;
    return () => made.destroy();
  }, [view]);

  useSignalEffect(() => view.value?.show(packedFile.value?.text.replace(/\n$/, "") ?? "", noMarks));
  return <div class="editor" ref={host} />;
}
