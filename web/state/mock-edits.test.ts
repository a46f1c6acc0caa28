/** Changes of mock.yaml that come faster than the engine answers, and what the user is told of those that fail. */
import { beforeEach, expect, test, vi } from "vitest";
import type { Files, MockAnswer, MockRequest } from "../engine/protocol";
import { dismissNotice, notice } from "./announce";
import { changeMock } from "./mocks";
import { outsideText, takeOutsideOutputs, takeOutsideText } from "./outside-text";
import { files, openFolder } from "./project";
import { takeFromJuju } from "./taking";
import { setUnit } from "./unit";
import { dialog } from "./view";

/** The requests that the engine has received. */
const asked: MockRequest[] = [];
const answers: ((answer: MockAnswer | null) => void)[] = [];

vi.mock("./session", () => ({
  ask: (_: string, request: MockRequest) => {
    asked.push(request);
    return new Promise((resolve) => answers.push(resolve));
  },
}));

/** Waits until all pending callbacks have run. */
const settle = () => new Promise((done) => setTimeout(done));

/** Answers the latest request by adding a line at the top of mock.yaml. */
async function answerWith(line: string): Promise<void> {
  const start = { line: 0, character: 0 };
  const edits = [{ file: "mock.yaml", range: { start, end: start }, text: `${line}\n` }];
  answers.shift()?.({ version: 1, edits, error: null, note: "", from: [], left: 0 });
  await settle();
}

async function answerWithout(error: string | null, from: MockAnswer["from"] = []): Promise<void> {
  answers.shift()?.(error === null ? null : { version: 1, edits: [], error, note: "", from, left: 0 });
  await settle();
}

const mockText = () => files.peek()["mock.yaml"] ?? "";

beforeEach(() => {
  asked.length = 0;
  answers.length = 0;
  dismissNotice();
  dialog.value = null;
  openFolder({ "charmcraft.yaml": "name: a\n" } satisfies Files, "a test");
});

test("settings of the unit that change during another change are not lost", async () => {
  void setUnit({ units: 3 });
  void setUnit({ unit: 2 });
  void setUnit({ leader: false });
  void setUnit({ unit: 1 });
  await settle();
  expect(asked.map(({ set }) => set)).toEqual([{ units: 3 }]);
  await answerWith("units: 3");
  expect(asked.at(-1)?.set).toEqual({ unit: 1, leader: false });
  expect(asked.at(-1)?.files["mock.yaml"]).toBe("units: 3\n");
  await answerWith("unit: 1");
  expect(asked).toHaveLength(2);
  expect(mockText()).toBe("unit: 1\nunits: 3\n");
  expect(notice.peek()).toBeNull();
});

test("each change of one thing is made to what the one before left", async () => {
  void changeMock("add", { endpoint: "s3" });
  void changeMock("remove", { endpoint: "s3" });
  await settle();
  expect(asked).toHaveLength(1);
  await answerWith("# s3");
  expect(asked.at(-1)?.remove).toEqual({ endpoint: "s3" });
  expect(asked.at(-1)?.files["mock.yaml"]).toBe("# s3\n");
  await answerWith("# gone");
  expect(notice.peek()?.text).not.toContain("did not answer");
});

test("a change without an answer is reported, and the next one is made all the same", async () => {
  void setUnit({ units: 3 });
  void takeFromJuju("settings: {}");
  await settle();
  await answerWithout(null);
  expect(notice.peek()?.text).toBe("'unit' was not changed: the engine did not answer. Try again.");
  expect(asked.at(-1)?.take).toBe("settings: {}");
  await answerWithout("No.");
});

const recognised = [{ command: "juju config", taken: "1 option", note: "" }];
const broken = "mock.yaml cannot be read: fix it first.";

test("output that mock.yaml has no room for is refused with the reason, and other text does not count as output", async () => {
  const output = takeFromJuju("settings: {}");
  await settle();
  await answerWithout(broken, recognised);
  expect(await output).toEqual({ kind: "refused", why: broken });
  const other = takeFromJuju("Traceback");
  await settle();
  await answerWithout("This is not the output of a Juju command.");
  expect(await other).toEqual({ kind: "other" });
});

test("pasted output that is refused stays in the dialog with the reason; an error message has none", async () => {
  void takeOutsideText("settings: {}");
  await settle();
  await answerWithout(broken, recognised);
  expect(dialog.peek()).toBe("paste");
  expect(outsideText.peek()).toEqual({ text: "settings: {}", refusal: broken });
  void takeOutsideText("Traceback");
  await settle();
  await answerWithout("This is not the output of a Juju command.");
  expect(outsideText.peek()).toEqual({ text: "Traceback", refusal: "" });
});

test("the reason is given for files with refused output; other files are left alone", async () => {
  const file = { path: "config.txt", file: new File(["settings: {}"], "config.txt") };
  const taken = takeOutsideOutputs([file]);
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  await answerWithout(broken, recognised);
  expect(await taken).toBe(true);
  expect(notice.peek()?.text).toBe(broken);
  const other = takeOutsideOutputs([file]);
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  await answerWithout("This is not the output of a Juju command.");
  expect(await other).toBe(false);
});
