import { useEffect, useRef } from "preact/hooks";
import { DiffEditor } from "../editor/diff-editor";
import { capitalised } from "../state/phrases";
import { takeRepairOver } from "../state/repair";
import { type Repaired, repaired } from "../state/results";
import { dialog } from "../state/view";
import { Dialog } from "./dialog";
import { fixesInWords } from "./repair-note";

/** The changes that the fixes make in one file. */
function FileChanges({ path, before, after }: { readonly path: string; before: string; after: string }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!host.current) return;
    const editor = new DiffEditor(host.current, `${path} as typed against ${path} with the fixes, read-only`);
    editor.show(before, after);
    return () => editor.destroy();
  }, [path, before, after]);
  return (
    <section class="repair-file">
      <h3>{path}</h3>
      <div class="repair-diff" ref={host} />
    </section>
  );
}

/** The paths of the files that the fixes change. */
function changedFiles({ of, files }: Repaired): string[] {
  return Object.keys(files).filter((path) => files[path] !== of.files[path]);
}

/** The fixes in order, and what they change. */
export function RepairDialog() {
  // Take the repair as it was when the dialog opened, so that it does not change while the user reads it.
  const repair = useRef(repaired.peek()).current;
  if (!repair) return null;
  const words = fixesInWords(repair.steps.length);
  return (
    <Dialog title={capitalised(words)} wide>
      <ol class="repair-steps">
        {repair.steps.map(({ file, line, title }, index) => (
          <li key={index}>
            {title}
            <span class="quiet">
              {" "}
              {file}, line {line + 1}
            </span>
          </li>
        ))}
      </ol>
      {changedFiles(repair).map((path) => (
        <FileChanges
          key={path}
          path={path}
          before={repair.of.files[path] ?? ""}
          after={repair.files[path] ?? ""}
        />
      ))}
      <div class="repair-actions">
        <button
          type="button"
          class="button"
          data-first
          onClick={() => {
            dialog.value = null;
            takeRepairOver();
          }}
        >
          Apply them
        </button>
      </div>
    </Dialog>
  );
}
