// @vitest-environment happy-dom
/** The picture while charmcraft refuses the text, while facts are late, and while the pointer is on it. */
import { render } from "preact";
import { act } from "preact/test-utils";
import { beforeEach, expect, test, vi } from "vitest";
import type { Files, Result, Rollout } from "../engine/protocol";
import { opened, openFolder } from "../state/project";
import { takeAnswer } from "../state/results";
import { pointed } from "../state/view";
import { PictureView } from "./picture";
import { watchPointer } from "./pointer";

/** The requests that wait for an answer. */
const waiting: { readonly files: Files; readonly answer: (told: unknown) => void }[] = [];

vi.mock("../state/session", () => ({
  ask: (_: string, { files }: { files: Files }) => new Promise((answer) => waiting.push({ files, answer })),
}));

const rollout = {
  application: "shop",
  units: 1,
  config: [],
  secrets: [],
  partners: [{ application: "s3", title: "S3", units: 1, relations: [{ endpoint: "bucket", other: "s3" }] }],
} as unknown as Rollout;

/** The result of a text that charmcraft accepts, or refuses (null). */
function resultOf(yaml: string | null): Result {
  const endpoint = {
    name: "bucket",
    role: "requires",
    related: true,
    integrated: true,
    variables: ["S3_BUCKET"],
  };
  return {
    expansion: { yaml, error: null, lines: [] },
    environment: null,
    services: [],
    diagnostics: [],
    endpoints: [
      {
        ...endpoint,
        interface: "s3",
        relations: [],
        origin: { from: "charmcraft.yaml", file: "charmcraft.yaml", line: 0 },
      },
    ],
    options: [],
    unit: null,
  } as unknown as Result;
}

const settle = () => act(() => new Promise((done) => setTimeout(done)));

/** Opens a project whose text charmcraft accepts or refuses. */
async function show(files: Files, yaml: string | null): Promise<void> {
  act(() => takeAnswer({ files, result: resultOf(yaml), milliseconds: 1, project: opened.peek() }));
  await settle();
}

async function answerAll(told: unknown): Promise<void> {
  for (const { answer } of waiting.splice(0)) answer(told);
  await settle();
}

const good = { "charmcraft.yaml": "name: shop\n" };
const bad = { "charmcraft.yaml": "name: [\n" };
let page: HTMLElement;

beforeEach(() => {
  waiting.length = 0;
  document.body.replaceChildren();
  openFolder(good, "a test");
  page = document.body.appendChild(document.createElement("div"));
  act(() => render(<PictureView />, page));
});

test("a project that charmcraft refuses from the start shows a message in place of the picture", async () => {
  await show(bad, null);
  expect(page.textContent).toBe("The picture appears here once charmcraft accepts charmcraft.yaml.");
  expect(waiting).toHaveLength(0);
});

test("while charmcraft refuses the text, the picture is that of the last text that it accepted", async () => {
  await show(good, "name: shop\n");
  expect(page.textContent).toBe("Drawing…");
  await answerAll({ rollout, error: null });
  expect(page.querySelector("svg")?.textContent).toContain("s3");
  await show(bad, null);
  expect(page.querySelector("svg")?.textContent).toContain("s3");
  expect(waiting).toHaveLength(0);
});

test("the picture stays until the facts of the next text are there, and the page says what is not known", async () => {
  await show(good, "name: shop\n");
  await answerAll({ rollout, error: null });
  await show({ ...good, "mock.yaml": "units: 2\n" }, "name: shop\n");
  expect(page.querySelector("svg")?.textContent).toContain("1 unit");
  await answerAll({ rollout: { ...rollout, units: 2 }, error: null });
  expect(page.querySelector("svg")?.textContent).toContain("2 units");
  await show({ ...good, "mock.yaml": "units: 3\n" }, "name: shop\n");
  await answerAll(null);
  expect(page.textContent).toContain("The engine did not answer.");
});

test("pointing at an edge lights everything linked to its endpoint, and leaving it ends that", async () => {
  const stop = watchPointer();
  await show(good, "name: shop\n");
  await answerAll({ rollout, error: null });
  const edge = page.querySelector("g.neighbour path.picture-touch") as SVGPathElement;
  const move = (type: string, screenX: number) =>
    act(() => void edge.dispatchEvent(new MouseEvent(type, { screenX, screenY: 5, bubbles: true })));
  move("pointermove", 5);
  move("pointermove", 9);
  expect(pointed.peek()).toEqual({ kind: "endpoint", name: "bucket" });
  expect(page.querySelector("g.neighbour")?.getAttribute("class")).toContain("lit");
  act(() => void page.querySelector("g.neighbour")?.dispatchEvent(new MouseEvent("pointerleave")));
  expect(pointed.peek()).toBeNull();
  stop();
});
