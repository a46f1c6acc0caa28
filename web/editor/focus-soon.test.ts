// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { focusSoon } from "./focus-soon";

let frames: (() => void)[] = [];

/** Lets a frame pass. */
const frame = () => {
  const due = frames;
  frames = [];
  for (const run of due) run();
};

beforeEach(() => {
  frames = [];
  document.body.innerHTML = "<button>elsewhere</button>";
  vi.stubGlobal("requestAnimationFrame", (run: () => void) => frames.push(run));
});
afterEach(() => vi.unstubAllGlobals());

test("what comes into view some frames later gets the focus then, once", () => {
  let tries = 0;
  focusSoon(() => ++tries === 4);
  for (let n = 0; n < 10; n++) frame();
  expect(tries).toBe(4);
});

test("what comes into view after the user has gone elsewhere does not get the focus", () => {
  let tries = 0;
  focusSoon(() => ++tries === 4);
  frame();
  document.querySelector("button")?.focus();
  for (let n = 0; n < 10; n++) frame();
  expect(tries).toBe(2);
});

test("what a change of the page brings into view gets the focus before the next frame, once", async () => {
  let tries = 0;
  focusSoon(() => ++tries > 1 && document.querySelector("input") !== null);
  document.body.append(document.createElement("p"));
  await Promise.resolve();
  document.body.append(document.createElement("input"));
  await Promise.resolve();
  expect(tries).toBe(3);
  document.body.append(document.createElement("p"));
  await Promise.resolve();
  for (let n = 0; n < 10; n++) frame();
  expect(tries).toBe(3);
});

test("what never comes into view is given up", () => {
  focusSoon(() => false);
  for (let n = 0; n < 100; n++) frame();
  expect(frames).toEqual([]);
});
