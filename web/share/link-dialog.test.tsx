// @vitest-environment happy-dom
import { render } from "preact";
import { expect, test } from "vitest";
import { question } from "./address-bar";
import { LinkDialog } from "./link-dialog";

test("a dialog that is closed before the next frame settles its link, too", () => {
  location.hash = "#url=https://example.com/charmcraft.yaml";
  question.value = { kind: "address", address: "https://example.com/charmcraft.yaml", settings: {} };
  render(<LinkDialog />, document.body);
  expect(document.querySelector("dialog")).not.toBeNull();
  render(null, document.body);
  expect(question.value).toBeNull();
  expect(location.hash).toBe("");
});
