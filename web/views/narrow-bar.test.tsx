// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { beforeEach, expect, test } from "vitest";
import { narrow } from "../state/narrow";
import { sheetOpen } from "../state/view";
import { NarrowBar } from "./narrow-bar";

/** The handle of the sheet, drawn anew. */
function drawHandle(): HTMLElement {
  narrow.value = true;
  const host = document.createElement("div");
  act(() => render(<NarrowBar />, host));
  return host.querySelector(".sheet-handle") as HTMLElement;
}

/** A finger or a mouse that comes down on the handle, moves so many pixels downwards at a time, and goes up. */
function move(handle: HTMLElement, ways: readonly number[], pointerType = "touch"): void {
  let clientY = 800;
  const send = (name: string) => handle.dispatchEvent(new PointerEvent(name, { pointerType, clientY }));
  send("pointerdown");
  for (const way of ways) {
    clientY += way;
    send("pointermove");
  }
  send("pointerup");
}

beforeEach(() => {
  sheetOpen.value = false;
});

test("a finger pulls the sheet up, and pushes it down", () => {
  const handle = drawHandle();
  move(handle, [-40]);
  expect(sheetOpen.value).toBe(true);
  move(handle, [-40]);
  expect(sheetOpen.value).toBe(true);
  move(handle, [5, 5, 5, 5]);
  expect(sheetOpen.value).toBe(false);
});

test("a finger that turns back takes the sheet with it", () => {
  const handle = drawHandle();
  move(handle, [-40, 40]);
  expect(sheetOpen.value).toBe(false);
});

test("what is a tap, or done with the mouse, is left to the click", () => {
  const handle = drawHandle();
  move(handle, [-5]);
  move(handle, [-40], "mouse");
  expect(sheetOpen.value).toBe(false);
  handle.click();
  expect(sheetOpen.value).toBe(true);
});

test("what moves over the handle after the finger has gone moves nothing", () => {
  const handle = drawHandle();
  move(handle, []);
  handle.dispatchEvent(new PointerEvent("pointermove", { pointerType: "touch", clientY: 400 }));
  expect(sheetOpen.value).toBe(false);
});
