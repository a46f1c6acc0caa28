import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { lightLines, revealLine } from "../editor/lit-lines";
import { ManifestView } from "../editor/manifest-view";
import type { LineOrigin } from "../engine/protocol";
import { lineChanges } from "../state/pinned";
import { expansion } from "../state/results";
import { focused, linked, manifestMode, revealLinked, spotlight, wantedLine } from "../state/view";
import { focusPane } from "./focus";
import { pointAt } from "./spot-events";

/** Reports the spots under the manifest's cursor and pointer. */
const events = {
  pointed: (line: number | null) => pointAt(line === null ? null : { kind: "expanded", line }),
  moved: (line: number) => {
    focused.value = { kind: "expanded", line };
  },
  chosen: (line: number) => revealLinked({ kind: "expanded", line }),
  left: () => focusPane("Expanded manifest"),
} as const;

const noOrigins: readonly LineOrigin[] = [];

/** The text of the expanded manifest. */
export function ManifestEditor() {
  const host = useRef<HTMLDivElement>(null);
  const manifest = useSignal<ManifestView | null>(null);

  useEffect(() => {
    if (!host.current) return;
    const made = new ManifestView(host.current, events);
    manifest.value = made;
    return () => made.destroy();
  }, [manifest]);

  useSignalEffect(() => {
    const shown = expansion.value?.value;
    const spot = spotlight.value;
    manifest.value?.show(shown?.yaml?.replace(/\n$/, "") ?? "", {
      lines: shown?.lines ?? noOrigins,
      addedOnly: manifestMode.value === "added",
      changes: lineChanges.value.changes,
    });
    // Lights are put right after each change of the text, which may have moved them.
    if (manifest.value)
      lightLines(manifest.value.view, linked.value.expanded, spot?.kind === "expanded" ? spot.line : null);
  });
  useSignalEffect(() => {
    const made = manifest.value;
    if (made) wantedLine.take((line) => revealLine(made.view, line));
  });
  return <div class="editor" ref={host} />;
}
