import { useSignalEffect } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { DiffEditor } from "../editor/diff-editor";
import { mainFile } from "../state/files";
import { expansion } from "../state/results";

/** What was typed against what charmcraft makes of it, line by line. */
export function DiffView() {
  const host = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<DiffEditor | null>(null);
  useEffect(() => {
    if (!host.current) return;
    const made = new DiffEditor(host.current);
    setEditor(made);
    return () => made.destroy();
  }, []);
  useEffect(
    () => editor?.show(expansion.peek()?.files[mainFile] ?? "", expansion.peek()?.value.yaml ?? ""),
    [editor],
  );
  useSignalEffect(() => {
    const shown = expansion.value;
    editor?.show(shown?.files[mainFile] ?? "", shown?.value.yaml ?? "");
  });
  return (
    <div class="diff">
      <p class="diff-sides">
        <span class="side typed">− typed in charmcraft.yaml</span>
        <span class="side expanded">+ expanded by charmcraft</span>
      </p>
      <div class="editor" ref={host} />
    </div>
  );
}
