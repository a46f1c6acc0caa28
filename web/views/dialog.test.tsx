/** A dialog and the browser, which tells of a closing later than it closes. */
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test } from "vitest";
import { dialog } from "../state/view";
import { Dialog } from "./dialog";

afterEach(() => {
  document.body.replaceChildren();
  dialog.value = null;
});

/** Puts a dialog on the page. @returns its element, and what takes it off again */
function open(): { readonly element: HTMLDialogElement; readonly remove: () => void } {
  const root = document.body.appendChild(document.createElement("div"));
  act(() => render(<Dialog title="Commands">text</Dialog>, root));
  const element = root.querySelector("dialog") as HTMLDialogElement;
  return { element, remove: () => act(() => render(null, root)) };
}

test("a dialog that the browser says is closed is taken off the page", () => {
  dialog.value = "palette";
  open().element.dispatchEvent(new Event("close"));
  expect(dialog.value).toBeNull();
});

test("Esc closes a dialog before the next key, which is for the page", () => {
  dialog.value = "palette";
  const { element } = open();
  element.dispatchEvent(new Event("cancel", { cancelable: true }));
  expect(element.open).toBe(false);
  expect(dialog.value).toBeNull();
});

for (const [what, pressed] of [
  ["its cross", "button"],
  ["what is beside it", "dialog"],
] as const) {
  test(`${what} closes a dialog at once`, () => {
    dialog.value = "palette";
    const { element } = open();
    element.parentElement?.querySelector<HTMLElement>(pressed)?.click();
    expect(element.open).toBe(false);
    expect(dialog.value).toBeNull();
  });
}

test("a choice of files that is given up closes no dialog", () => {
  dialog.value = "add-file";
  const { element } = open();
  element.querySelector("button")?.dispatchEvent(new Event("cancel", { bubbles: true }));
  expect(dialog.value).toBe("add-file");
});

test("that a dialog was closed does not close its like, which was opened before the browser tells of it", () => {
  dialog.value = "palette";
  const first = open();
  first.remove();
  open();
  first.element.dispatchEvent(new Event("close"));
  expect(dialog.value).toBe("palette");
});
