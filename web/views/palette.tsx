import { exampleGroups, examples } from "../examples/catalogue";
import { bringVariable } from "../state/bring";
import { commands } from "../state/commands";
import { originLabel } from "../state/environment-table";
import { printedKey } from "../state/keys";
import { changeMock } from "../state/mocks";
import { openExample } from "../state/open-example";
import { bringsWords, variableName } from "../state/phrases";
import { everyGroup } from "../state/possible";
import { answer, environment } from "../state/results";
import { closeDialog, Dialog } from "./dialog";
import { toVariable } from "./go";
import { type Choice, ListDialog } from "./list-dialog";

/** The examples as choices. */
function exampleChoices(prefix = ""): Choice[] {
  const grouped = exampleGroups.flatMap((group) => examples.filter((example) => example.group === group));
  return grouped.map((example) => ({
    title: prefix + example.title,
    ...(prefix === "" && { group: example.group }),
    note: example.summary,
    words: [example.framework, ...example.tags].join(" "),
    run: () => void openExample(example),
  }));
}

/** The charm's options without a value; choosing one mocks it. */
function optionChoices(): Choice[] {
  const unset = (answer.value?.result.options ?? []).filter(({ value }) => value === null);
  return unset.map(({ name, type, variable }) => ({
    title: `Set option ${name} in mock.yaml`,
    note: variable === "" ? type : `${type}, becomes ${variableName(variable)}`,
    run: () => void changeMock("add", { option: name }),
  }));
}

/** The steps that would bring more variables, searchable by the variables' names. Options are listed separately. */
function possibleChoices(): Choice[] {
  return everyGroup.value
    .filter(({ needs }) => needs.kind !== "value")
    .flatMap(({ title, variables, each }) =>
      (each ? variables : variables.slice(0, 1)).map((variable) => ({
        title: each ? `${title}: ${variable.name}` : title,
        note: each ? variable.description : bringsWords(variables.map(({ name }) => name)),
        words: variables.map(({ name }) => name).join(" "),
        run: () => void bringVariable(variable),
      })),
    );
}

/** The variables; choosing one shows it. */
function variableChoices(): Choice[] {
  return (environment.value?.value ?? []).map((variable) => ({
    title: `Variable ${variable.name}`,
    note: variable.description,
    words: originLabel(variable),
    run: () => toVariable(variable.name),
  }));
}

/** Searches everything that the page can do and show, examples included. */
export function Palette() {
  const choices = commands
    .filter(({ id }) => id !== "palette")
    .map(({ title, keys, on, run }) => ({
      title,
      run,
      ...(on && { state: on() ? "on" : "off" }),
      ...(keys && { key: printedKey(keys.split(" ")[0] as string) }),
    }));
  return (
    <ListDialog
      title="Commands"
      label="Search commands"
      choices={[
        ...choices,
        ...optionChoices(),
        ...variableChoices(),
        ...possibleChoices(),
        ...exampleChoices("Example: "),
      ]}
      close={closeDialog}
    />
  );
}

/** The list of examples. */
export function ExamplesDialog() {
  return (
    <ListDialog title="Examples" label="Search examples" choices={exampleChoices()} close={closeDialog} />
  );
}

/** Keys that belong to the editor and the tables rather than to a command. */
const editorKeys: readonly (readonly [string, string])[] = [
  ["Mod+. Alt+Enter", "Fixes for the problem at the cursor"],
  ["Ctrl+Space", "Completion"],
  ["Mod+F", "Search in the editor"],
  ["Enter", "In the manifest or a table: show where it comes from"],
  ["Escape", "Leave the editor for its pane; Tab then moves past the editor"],
  ["Tab Shift+Tab", "In the editor: accept a completion, move on in a snippet, or indent and unindent"],
];

/** All keyboard shortcuts. */
export function ShortcutsDialog() {
  const own = commands.filter(({ keys }) => keys);
  return (
    <Dialog title="Keyboard shortcuts" reading>
      <table class="shortcuts">
        <tbody>
          {[...own.map(({ keys, title }) => [keys as string, title] as const), ...editorKeys].map(
            ([keys, title]) => (
              <tr key={title}>
                <th scope="row">{title}</th>
                <td>
                  {keys.split(" ").map((key) => (
                    <kbd key={key}>{printedKey(key)}</kbd>
                  ))}
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </Dialog>
  );
}
