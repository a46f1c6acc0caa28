// @vitest-environment happy-dom
/** Text that the user drops or pastes outside any text field. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { takeOutsideText } from "../state/outside-text";
import { listenForFiles } from "./open-files";

vi.mock("../state/outside-text", async (original) => ({
  ...(await original<typeof import("../state/outside-text")>()),
  takeOutsideText: vi.fn(),
  offerForText: vi.fn(),
}));

/** A drag event that holds a text. */
class DragOfText extends Event {
  readonly dataTransfer: object;
  constructor(type: string, text: string) {
    super(type, { bubbles: true, cancelable: true, composed: true });
    this.dataTransfer = { types: ["text/plain"], files: [], getData: () => text };
  }
}

let stop: () => void;
const taken = vi.mocked(takeOutsideText);
const page = document.body;

/** Drags a text over an element and drops it. @returns whether the page handles each of the two events */
function drop(element: Element, text: string): boolean[] {
  const events = ["dragover", "drop"].map((type) => new DragOfText(type, text));
  return events.map((event) => {
    element.dispatchEvent(event);
    return event.defaultPrevented;
  });
}

beforeEach(() => {
  vi.stubGlobal("DragEvent", DragOfText);
  vi.stubGlobal("ClipboardEvent", class extends Event {});
  page.innerHTML = "<main><p>Environment</p><textarea></textarea><dialog><p>Shared</p></dialog></main>";
  stop = listenForFiles();
});

afterEach(() => {
  stop();
  taken.mockClear();
  vi.unstubAllGlobals();
});

test("text dropped outside any field is taken in, and the drag shows that it may be dropped", () => {
  const place = page.querySelector("p") as Element;
  place.dispatchEvent(new DragOfText("dragover", ""));
  expect(document.documentElement.dataset.dropping).toBe("");
  expect(drop(place, "settings: {}")).toEqual([true, true]);
  expect(taken).toHaveBeenCalledExactlyOnceWith("settings: {}");
  expect(document.documentElement.dataset.dropping).toBeUndefined();
});

test.each(["textarea", "dialog p"])("text dropped on %s is left to it", (selector) => {
  expect(drop(page.querySelector(selector) as Element, "settings: {}")).toEqual([false, false]);
  expect(taken).not.toHaveBeenCalled();
});

test("a text of white space only is not taken in", () => {
  expect(drop(page.querySelector("p") as Element, " \n")[1]).toBe(false);
  expect(taken).not.toHaveBeenCalled();
});
