/** Mocks a relation, an option or a secret with one click: the core writes it into mock.yaml. */
import type { MockTarget } from "../engine/protocol";
import { notify } from "./announce";
import { changeMockFile, type MockChange } from "./mock-edits";
import { files, projectId } from "./project";
import { rememberRemoval, withRememberedData } from "./removed-relations";
import { notifyStep } from "./undo";

/** Adds something to mock.yaml. */
function add(target: MockTarget, name: string): Promise<MockChange> {
  const { endpoint } = target;
  const label = `mocking ${name}`;
  if (endpoint === undefined) return changeMockFile({ add: target }, name, label);
  return changeMockFile({ add: target }, name, label, (edits, of) =>
    withRememberedData(projectId.peek(), endpoint, edits, of),
  );
}

/** Removes something from mock.yaml and remembers it, so that it can be put back. */
async function remove(target: MockTarget, name: string): Promise<MockChange> {
  let before = files.peek();
  const made = await changeMockFile({ remove: target }, name, `removing the mock of ${name}`, (edits) => {
    before = files.peek();
    return edits;
  });
  if (made.kind === "changed" && target.endpoint !== undefined)
    rememberRemoval(projectId.peek(), target.endpoint, before, files.peek());
  return made;
}

/** Adds something to mock.yaml or removes it, as one step that can be undone. */
export async function changeMock(change: "add" | "remove", target: MockTarget): Promise<void> {
  const name = target.endpoint ?? target.option ?? target.secret ?? "";
  const made = await (change === "add" ? add(target, name) : remove(target, name));
  if (made.kind === "refused") notify({ text: made.why });
  else notifyStep(change === "add" ? `Mocked '${name}' in mock.yaml.` : `Removed '${name}' from mock.yaml.`);
}
