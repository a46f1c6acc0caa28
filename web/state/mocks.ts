/** Mocked relations, options and secrets at one click: the core writes them into mock.yaml. */
import type { MockTarget } from "../engine/protocol";
import { notify } from "./announce";
import { changeMockFile } from "./mock-edits";
import { files, projectId } from "./project";
import { rememberRemoval, withRememberedData } from "./removed-relations";
import { notifyStep } from "./undo";

/** Adds something to mock.yaml. @returns why it was not added, or null */
function add(target: MockTarget, name: string): Promise<string | null> {
  const { endpoint } = target;
  const label = `mocking ${name}`;
  if (endpoint === undefined) return changeMockFile({ add: target }, name, label);
  return changeMockFile({ add: target }, name, label, (edits, of) =>
    withRememberedData(projectId.peek(), endpoint, edits, of),
  );
}

/** Removes something from mock.yaml and remembers what it was. @returns why it was not removed, or null */
async function remove(target: MockTarget, name: string): Promise<string | null> {
  let before = files.peek();
  const refusal = await changeMockFile({ remove: target }, name, `removing the mock of ${name}`, (edits) => {
    before = files.peek();
    return edits;
  });
  if (refusal === null && target.endpoint !== undefined)
    rememberRemoval(projectId.peek(), target.endpoint, before, files.peek());
  return refusal;
}

/** Adds something to mock.yaml or removes it, as one step that can be undone. */
export async function changeMock(change: "add" | "remove", target: MockTarget): Promise<void> {
  const name = target.endpoint ?? target.option ?? target.secret ?? "";
  const refusal = await (change === "add" ? add(target, name) : remove(target, name));
  if (refusal !== null) notify({ text: refusal });
  else notifyStep(change === "add" ? `Mocked '${name}' in mock.yaml.` : `Removed '${name}' from mock.yaml.`);
}
