import { useSignal } from "@preact/signals";
import { pathProblem } from "../state/files";
import { addNewFile } from "../state/new-file";
import { activeFile, files, renameFile } from "../state/project";
import { closeDialog, Dialog } from "./dialog";

/** The properties of the form for a file's name. */
interface Props {
  readonly title: string;
  readonly initial: string;
  readonly action: string;
  readonly run: (path: string) => void;
}

/** Asks for the path of a file and says why a path cannot be used. */
function PathDialog({ title, initial, action, run }: Props) {
  const path = useSignal(initial);
  const problem = useSignal<string | null>(null);
  const submit = (event: Event) => {
    event.preventDefault();
    const wanted = path.value.trim();
    problem.value = wanted === initial && initial !== "" ? null : pathProblem(files.value, wanted);
    if (problem.value !== null) return;
    closeDialog();
    if (wanted !== initial) run(wanted);
  };
  return (
    <Dialog title={title}>
      <form class="fields" onSubmit={submit}>
        <label>
          Path in the project
          <input
            type="text"
            data-first
            value={path.value}
            placeholder="cos_custom/prometheus_alert_rules/alerts.yaml"
            aria-invalid={problem.value !== null}
            aria-describedby="path-problem"
            onInput={(event) => {
              path.value = event.currentTarget.value;
            }}
          />
        </label>
        <p id="path-problem" class="problem-text" role="alert">
          {problem.value}
        </p>
        <button type="submit" class="button primary">
          {action}
        </button>
      </form>
    </Dialog>
  );
}

/** Asks for the name of a new file. */
export function AddFileDialog() {
  return <PathDialog title="Add a file" initial="" action="Add" run={(path) => void addNewFile(path)} />;
}

/** Asks for a new name for the shown file. */
export function RenameFileDialog() {
  const path = activeFile.value;
  return (
    <PathDialog title={`Rename ${path}`} initial={path} action="Rename" run={(to) => renameFile(path, to)} />
  );
}
