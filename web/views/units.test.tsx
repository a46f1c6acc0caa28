// @vitest-environment happy-dom
/** The comparison of units when answers come late, in any order, or not at all. */
import { render } from "preact";
import { act } from "preact/test-utils";
import { beforeEach, expect, test, vi } from "vitest";
import type { EvaluateRequest, Result } from "../engine/protocol";
import { openFolder } from "../state/project";
import { takeAnswer } from "../state/results";
import { Comparison } from "./units";

/** The requests that wait for an answer; `mock` names the unit. */
const waiting: { readonly mock: string; readonly answer: (result: Result | null) => void }[] = [];

vi.mock("../state/session", () => ({
  ask: async (name: string, request: EvaluateRequest & { set?: { unit: number } }) => {
    const start = { line: 0, character: 0 };
    const edit = { file: "mock.yaml", range: { start, end: start }, text: `unit: ${request.set?.unit}` };
    if (name === "mock") return { edits: [edit], error: null };
    return new Promise((answer) => waiting.push({ mock: request.files["mock.yaml"] ?? "", answer }));
  },
}));

const files = { "charmcraft.yaml": "name: a\n" };

/** The result for a unit; its only variable holds the unit's number. */
function resultOf(number: number): Result {
  const variable = { name: "UNIT", value: `number ${number}`, sensitive: false };
  return {
    expansion: { yaml: "", error: null },
    status: { name: "active", message: "" },
    environment: [variable],
    services: [],
    diagnostics: [],
    unit: { number, units: 3, leader: number === 0 },
  } as unknown as Result;
}

/** Waits until all pending callbacks have run and the page has rendered. */
const settle = () => act(() => new Promise((done) => setTimeout(done)));

async function answer(unit: number, result: Result | null): Promise<void> {
  const at = waiting.findIndex(({ mock }) => mock === `unit: ${unit}`);
  waiting.splice(at, 1)[0]?.answer(result);
  await settle();
}

let page: HTMLElement;

async function choose(unit: number): Promise<void> {
  const choice = page.querySelector("select") as HTMLSelectElement;
  choice.value = String(unit);
  act(() => void choice.dispatchEvent(new Event("change", { bubbles: true })));
  await settle();
}

beforeEach(async () => {
  waiting.length = 0;
  document.body.replaceChildren();
  openFolder(files, "a test");
  takeAnswer({ files, result: resultOf(0), milliseconds: 1, project: 0 });
  page = document.body.appendChild(document.createElement("div"));
  act(() => render(<Comparison />, page));
  await settle();
});

test("an answer about a unit that is no longer chosen does not replace the latest one", async () => {
  expect(page.textContent).toContain("Working out unit 1…");
  await choose(2);
  await answer(2, resultOf(2));
  expect(page.textContent).toContain("number 2");
  await answer(1, resultOf(1));
  expect(page.textContent).toContain("number 2");
  expect(page.textContent).not.toContain("number 1");
});

test("a superseded request does not discard the answer of the latest", async () => {
  await choose(2);
  await answer(2, resultOf(2));
  await answer(1, null);
  expect(page.textContent).toContain("number 2");
});

test("without an answer, the page says so and another unit can be chosen", async () => {
  await answer(1, null);
  expect(page.querySelector("[role=alert]")?.textContent).toContain("did not answer");
  await choose(2);
  await answer(2, resultOf(2));
  expect(page.textContent).toContain("number 2");
});

test("a unit is never compared with itself: when it is shown, another one takes its place", async () => {
  await answer(1, resultOf(1));
  act(() => takeAnswer({ files, result: resultOf(1), milliseconds: 1, project: 0 }));
  await settle();
  await answer(0, resultOf(0));
  expect(page.textContent).toContain("Compare unit 1 with");
  expect(page.querySelector("table")?.textContent).toContain("number 1number 0");
});
