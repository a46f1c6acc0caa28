import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Files, Choice as Integration } from "../engine/protocol";
import { bring } from "../state/bring";
import { bringsWords } from "../state/phrases";
import { charmcraft, files } from "../state/project";
import { ask } from "../state/session";
import { closeDialog, Dialog } from "./dialog";
import { toVariable } from "./go";
import { type Choice, ListDialog } from "./list-dialog";

/** The heading of each stage, in the order of the groups. */
const groups: Readonly<Record<Integration["stage"], string>> = {
  absent: "Add the endpoint and integrate",
  declared: "Integrate at the charm's endpoint",
  related: "Integrated",
  taken: "Not possible: the charm uses the endpoint's name for something else",
};

/** Integrates, or shows the integration if it exists already. */
function choose({ title, stage, edits, variables }: Integration, of: Files): void {
  const [first] = variables;
  if (stage === "related" && first !== undefined) toVariable(first);
  if (edits.length === 0) return;
  bring({ title: `Integrate ${title}`, edits, of, focus: first });
}

/** An integration as an entry of the list. */
function entry(integration: Integration, of: Files): Choice {
  const { title, doc, variables, stage, name, interface: kind, charm, endpoint } = integration;
  return {
    title,
    group: groups[stage],
    note: `${doc} ${bringsWords(variables)}`.trim(),
    words: [name, kind, charm, endpoint, ...variables].join(" "),
    run: () => choose(integration, of),
  };
}

/** All integrations and what they bring; choosing one adds its endpoint and mocks its relation. */
export function IntegrationsDialog() {
  const list = useSignal<{ readonly of: Files; readonly all: readonly Integration[] } | null>(null);
  useEffect(() => {
    const of = files.peek();
    void ask("integrations", { files: of, charmcraft: charmcraft.peek() }).then((answer) => {
      list.value = { of, all: answer?.integrations ?? [] };
    });
  }, [list]);
  const { of, all } = list.value ?? { of: {}, all: null };
  if (all?.length === 0) {
    return (
      <Dialog title="Integrations">
        <p>
          Only a 12-factor charm that charmcraft accepts can be integrated here. Fix charmcraft.yaml first.
        </p>
      </Dialog>
    );
  }
  const stages = Object.keys(groups) as Integration["stage"][];
  const ordered = all && stages.flatMap((stage) => all.filter((one) => one.stage === stage));
  return (
    <ListDialog
      title="Integrations"
      label="Search integrations and variables"
      choices={ordered?.map((one) => entry(one, of)) ?? null}
      close={closeDialog}
    />
  );
}
