// @vitest-environment happy-dom
/** A dialog in a browser, which reports a closing later than it happens. */
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test } from "vitest";
import { dialog } from "../state/view";
import { Dialog } from "./dialog";

afterEach(() => {
  document.body.replaceChildren();
  dialog.value = null;
});

/** Puts a dialog on the page. @returns its element, and a function that removes it */
function open(): { readonly element: HTMLDialogElement; readonly remove: () => void } {
  const root = document.body.appendChild(document.createElement("div"));
  act(() => render(<Dialog title="Commands">text</Dialog>, root));
  const element = root.querySelector("dialog") as HTMLDialogElement;
  return { element, remove: () => act(() => render(null, root)) };
}

test("a dialog leaves the page when the browser reports that it is closed", () => {
  dialog.value = "palette";
  open().element.dispatchEvent(new Event("close"));
  expect(dialog.value).toBeNull();
});

test("Esc closes a dialog before the next key, which goes to the page", () => {
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

test("cancelling a choice of files does not close the dialog", () => {
  dialog.value = "add-file";
  const { element } = open();
  element.querySelector("button")?.dispatchEvent(new Event("cancel", { bubbles: true }));
  expect(dialog.value).toBe("add-file");
});

test("the late report about a closed dialog does not close a new one of the same kind", () => {
  dialog.value = "palette";
  const first = open();
  first.remove();
  open();
  first.element.dispatchEvent(new Event("close"));
  expect(dialog.value).toBe("palette");
});
