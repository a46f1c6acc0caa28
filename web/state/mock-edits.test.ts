/** Changes of mock.yaml that come faster than the engine answers, and what the user learns of those that cannot be made. */
import { beforeEach, expect, test, vi } from "vitest";
import type { Files, MockAnswer, MockRequest } from "../engine/protocol";
import { dismissNotice, notice } from "./announce";
import { changeMock } from "./mocks";
import { outsideText, takeOutsideOutputs, takeOutsideText } from "./outside-text";
import { files, openFolder } from "./project";
import { takeFromJuju } from "./taking";
import { setUnit } from "./unit";
import { dialog } from "./view";

/** What the engine was asked, and how each question is answered. */
const asked: MockRequest[] = [];
const answers: ((answer: MockAnswer | null) => void)[] = [];

vi.mock("./session", () => ({
  ask: (_: string, request: MockRequest) => {
    asked.push(request);
    return new Promise((resolve) => answers.push(resolve));
  },
}));

/** Lets everything happen that waits for nothing. */
const settle = () => new Promise((done) => setTimeout(done));

/** Answers the question that was asked last by adding a line at the top of mock.yaml. */
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

test("of settings of the unit that are changed while another change is made, none is lost", async () => {
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

test("of changes of one thing, each is made for what the one before has left", async () => {
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

test("a change that gets no answer is told of, and the next one is made all the same", async () => {
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

test("output that mock.yaml has no room for is refused with the reason, and any other text is not output", async () => {
  const output = takeFromJuju("settings: {}");
  await settle();
  await answerWithout(broken, recognised);
  expect(await output).toEqual({ kind: "refused", why: broken });
  const other = takeFromJuju("Traceback");
  await settle();
  await answerWithout("This is not the output of a Juju command.");
  expect(await other).toEqual({ kind: "other" });
});

test("a pasted output that is refused is kept in the dialog with the reason; an error has none", async () => {
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

test("of files with output that is refused the reason is told; other files are left to others", async () => {
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
