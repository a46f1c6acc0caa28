import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type EarlierState, earlierStates, kept, restore } from "../state/keep";
import { counted } from "../state/phrases";
import { dialog } from "../state/view";
import { Dialog } from "./dialog";

const times = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

/** What one sees of a state before it is brought back: the charm's name and the sizes. */
export function describeState({ files }: Pick<EarlierState, "files">): string {
  const name = /^name:[ \t]*["']?([\w-]+)/m.exec(files["charmcraft.yaml"] ?? "")?.[1] ?? "unnamed charm";
  const lines = Object.values(files).reduce((sum, text) => sum + text.split("\n").length, 0);
  return `${name}, ${counted(Object.keys(files).length, "file")}, ${counted(lines, "line")}`;
}

/** The list of earlier states, each of which can be brought back. */
export function HistoryDialog() {
  const states = useSignal<readonly EarlierState[] | null>(null);
  useEffect(() => {
    void earlierStates().then((found) => {
      states.value = found;
    });
  }, [states]);
  return (
    <Dialog title="Earlier states">
      <p class="quiet">
        {kept.value
          ? "Your work is kept in this browser only, as you type."
          : "This browser keeps nothing; these states last until the tab is closed."}
      </p>
      {states.value?.length === 0 && <p>There are none yet: they appear as you work.</p>}
      <ul class="states">
        {states.value?.map((state) => (
          <li key={`${state.time} ${state.label}`}>
            <span>
              <strong>{describeState(state)}</strong>
              <span class="quiet">
                {times.format(state.time)}, {state.label}
              </span>
            </span>
            <button
              type="button"
              class="button small"
              onClick={() => {
                dialog.value = null;
                restore(state);
              }}
            >
              Bring back
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
