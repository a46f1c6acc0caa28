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

test("that a dialog was closed does not close its like, which was opened before the browser tells of it", () => {
  dialog.value = "palette";
  const first = open();
  first.remove();
  open();
  first.element.dispatchEvent(new Event("close"));
  expect(dialog.value).toBe("palette");
});
