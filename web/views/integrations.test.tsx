// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { expect, test } from "vitest";
import type { Endpoint, Result } from "../engine/protocol";
import { mainFile } from "../state/files";
import { takeAnswer } from "../state/results";
import { cursorAt, stopTyping } from "../state/typing";
import { canIntegrate, Integrations } from "./integrations";

test.each([
  [{ role: "requires", interface: "saml" }, true],
  [{ role: "provides", interface: "http" }, true],
  [{ role: "requires", interface: "" }, false], // the key is misspelt, so a switch would have nothing to switch
  [{ role: "peers", interface: "peers" }, false],
] as const)("%j has a switch: %j", (endpoint, shown) => expect(canIntegrate(endpoint)).toBe(shown));

/** Has the engine answer with endpoints of these names. */
function answerWith(names: readonly string[], project: number): void {
  const endpoints = names.map((name) => ({ name, role: "requires", interface: "s3" }) as Endpoint);
  const result = { endpoints, diagnostics: [], environment: null, expansion: { yaml: "" } };
  act(() => takeAnswer({ files: {}, result: result as unknown as Result, milliseconds: 1, project }));
}

test("the switches stay as they are while the user types, and follow after a rest", () => {
  const root = document.body.appendChild(document.createElement("div"));
  act(() => render(<Integrations />, root));
  const names = () => [...root.querySelectorAll("[role=switch]")].map((each) => each.textContent);
  answerWith(["s3"], 1);
  cursorAt(mainFile, 3, "typed");
  answerWith(["s3", "re"], 1);
  answerWith(["s3", "redis"], 1);
  expect(names()).toEqual(["s3"]);
  act(stopTyping);
  expect(names()).toEqual(["s3", "redis"]);
  cursorAt(mainFile, 3, "typed");
  answerWith(["mysql"], 2);
  expect(names()).toEqual(["mysql"]);
  stopTyping();
  render(null, root);
});
