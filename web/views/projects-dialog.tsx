import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { zipProject } from "../state/folder-files";
import { keeping } from "../state/keep";
import { counted } from "../state/phrases";
import { charmName, projectSize } from "../state/project-name";
import { bringBack, type ListedProject, listProjects, openListed, type Projects } from "../state/projects";
import type { KeptState, Unreadable } from "../state/records";
import { closeDialog, Dialog } from "./dialog";
import { downloadFile } from "./transfer";

const times = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

/** A function that closes the dialog and then runs an action. */
function closing(run: () => void): () => void {
  return () => {
    closeDialog();
    run();
  };
}

/** Saves a project as a zip file. */
function saveProject({ files }: Pick<ListedProject, "files">): void {
  const name = charmName(files) ?? "project";
  downloadFile(`${name}.zip`, zipProject(files, name), "application/zip");
}

/** Saves a record in its stored form: another program may be able to read it. */
function saveRecord({ value }: Unreadable): void {
  downloadFile("charm-playground-record.json", JSON.stringify(value, null, 2) ?? "", "application/json");
}

/** One earlier state, which the user can bring back. */
function StateEntry({ state, of }: { readonly state: KeptState; readonly of: ListedProject | null }) {
  return (
    <li>
      <span>
        {of === null && <strong>{charmName(state.files) ?? "unnamed charm"}</strong>}
        <span>before {state.label}</span>
        <span class="quiet">
          {times.format(state.time)}, {projectSize(state.files)}
        </span>
      </span>
      <button type="button" class="button small" onClick={closing(() => bringBack(state, of))}>
        Bring back
      </button>
    </li>
  );
}

/** Earlier states, collapsed. */
function States({
  states,
  of,
}: {
  readonly states: readonly KeptState[];
  readonly of: ListedProject | null;
}) {
  if (states.length === 0) return null;
  return (
    <details class="earlier-states" open={of?.isOpen ?? false}>
      <summary>{counted(states.length, "earlier state")}</summary>
      <ul class="states">
        {states.map((state) => (
          <StateEntry key={state.id ?? state.time} state={state} of={of} />
        ))}
      </ul>
    </details>
  );
}

/** One project: its name and size, its actions, its earlier states. */
function ProjectEntry({ project }: { readonly project: ListedProject }) {
  const { files, isOpen, time } = project;
  return (
    <li class="project">
      <div class="project-line">
        <span>
          <strong>{charmName(files) ?? "unnamed charm"}</strong>
          <span class="quiet">
            {isOpen ? "open here" : times.format(time)}, {projectSize(files)}
          </span>
        </span>
        <button type="button" class="button small" onClick={() => saveProject(project)}>
          Save as a file
        </button>
        {!isOpen && (
          <button type="button" class="button small" onClick={closing(() => openListed(project))}>
            Open
          </button>
        )}
      </div>
      <States states={project.states} of={project} />
    </li>
  );
}

const unreadableWords: Readonly<Record<Unreadable["kind"], string>> = {
  damaged: "A damaged record, which cannot be opened",
  newer: "A record of a newer version of the playground; reload the page to read it",
};

/** A record that cannot be read; the user can save it as it is. */
function UnreadableEntry({ record }: { readonly record: Unreadable }) {
  return (
    <li class="project">
      <div class="project-line">
        <span>{unreadableWords[record.kind]}</span>
        <button type="button" class="button small" onClick={() => saveRecord(record)}>
          Save as a file
        </button>
      </div>
    </li>
  );
}

/** The user's projects with their earlier states; the user can bring back each of them. */
export function ProjectsDialog() {
  const found = useSignal<Projects | null>(null);
  useEffect(() => {
    void listProjects().then((projects) => {
      found.value = projects;
    });
  }, [found]);
  return (
    <Dialog title="Your projects">
      <p class="quiet">
        {keeping.value.kind === "kept"
          ? "Your work is kept in this browser only, as you type."
          : "This browser cannot keep your work now; save what you need as files."}
      </p>
      <ul class="projects">
        {found.value?.projects.map((project) => (
          <ProjectEntry key={project.id} project={project} />
        ))}
        {found.value?.unreadable.map((record, n) => (
          <UnreadableEntry key={n} record={record} />
        ))}
      </ul>
      <States states={found.value?.others ?? []} of={null} />
    </Dialog>
  );
}
