import { showEveryRow } from "../state/environment-table";
import { charmcraft, openFolder } from "../state/project";
import { notifyStep } from "../state/undo";
import { goTo } from "../state/view";
import { closeDialog } from "../views/dialog";
import { ListDialog } from "../views/list-dialog";
import { begin, firstName } from "./files";
import { type Kind, kinds } from "./kinds";

/** Starts a new project in place of the present one and selects its name; undo brings the old one back. */
function beginProject(kind: Kind): void {
  showEveryRow();
  openFolder(begin(kind), `new ${kind.title} project`);
  if (kind.experimental) charmcraft.value = { experimental: true };
  const character = "name: ".length;
  goTo({ file: "charmcraft.yaml", line: 0, character, until: character + firstName(kind).length });
  notifyStep(`Started a new ${kind.title} project.`);
}

/** Chooses the kind of a new project. */
export function BeginDialog() {
  const choices = kinds.map((kind) => ({
    title: kind.title,
    note: kind.summary,
    words: `${kind.framework}-framework charmcraft init rockcraft init`,
    run: () => beginProject(kind),
  }));
  return <ListDialog title="New project" label="Search frameworks" choices={choices} close={closeDialog} />;
}
