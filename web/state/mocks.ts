/** Mocked relations, options and secrets at one click: the core writes them into mock.yaml. */
import type { MockTarget } from "../engine/protocol";
import { notify } from "./announce";
import { applyEdits, charmcraft, files, undoStep } from "./project";
import { ask } from "./session";

/** Adds something to mock.yaml or removes it, as one step that can be undone. */
export async function changeMock(change: "add" | "remove", target: MockTarget): Promise<void> {
  const before = files.value;
  const answer = await ask("mock", { files: before, charmcraft: charmcraft.value, [change]: target });
  const name = target.endpoint ?? target.option ?? target.secret ?? "";
  if (!answer || files.value !== before) return notify({ text: `'${name}' was not changed; try again.` });
  if (answer.error !== null) return notify({ text: answer.error });
  applyEdits(answer.edits, change === "add" ? `mocking ${name}` : `removing the mock of ${name}`);
  notify({
    text: change === "add" ? `'${name}' is mocked in mock.yaml.` : `'${name}' is gone from mock.yaml.`,
    action: { title: "Undo", run: () => void undoStep() },
  });
}
