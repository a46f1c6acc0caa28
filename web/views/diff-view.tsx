import { useComputed, useSignalEffect } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { DifferenceEditor } from "../editor/difference-editor";
import { countFates, type DifferenceLine, difference, type Fate, mainPaths } from "../state/difference";
import { mainFile } from "../state/files";
import { expansion, lastExpanded } from "../state/results";

const signs: readonly { readonly fate: Fate; readonly sign: string; readonly words: string }[] = [
  { fate: "kept", sign: "", words: "kept" },
  { fate: "added", sign: "+", words: "added" },
  { fate: "overridden", sign: "~", words: "overridden" },
  { fate: "gone", sign: "−", words: "used up or replaced" },
];

/** Compares the typed file with charmcraft's expansion, key by key. */
function compared(): readonly DifferenceLine[] {
  const shown = expansion.value;
  if (!shown) return [];
  return difference({
    typed: shown.files[mainFile] ?? "",
    typedPaths: mainPaths(lastExpanded.value?.result.paths),
    expanded: shown.value.yaml ?? "",
    lines: shown.value.lines,
  });
}

/** The meaning of the signs, and the number of lines with each. */
function Legend({ lines }: { readonly lines: readonly DifferenceLine[] }) {
  const counts = countFates(lines);
  return (
    <p class="diff-sides">
      {signs
        .filter(({ fate }) => counts[fate] > 0)
        .map(({ fate, sign, words }) => (
          <span key={fate} class={`side ${fate}`}>
            {`${sign} ${counts[fate]} ${words}`.trim()}
          </span>
        ))}
    </p>
  );
}

/** The difference between charmcraft.yaml and its expansion. A key that only moved is not a difference. */
export function DiffView() {
  const host = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<DifferenceEditor | null>(null);
  const lines = useComputed(compared);
  useEffect(() => {
    if (!host.current) return;
    const made = new DifferenceEditor(host.current);
    setEditor(made);
    return () => made.destroy();
  }, []);
  useEffect(() => editor?.show(lines.peek()), [editor, lines]);
  useSignalEffect(() => {
    const shown = lines.value;
    editor?.show(shown);
  });
  return (
    <div class="diff">
      <Legend lines={lines.value} />
      <div class="editor" ref={host} />
    </div>
  );
}
