// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { expect, test } from "vitest";
import { ListDialog, search } from "./list-dialog";

const choices = ["Variable no_proxy", "Variable NO_PROXY", "Undo", "Variable HTTP_PROXY"].map((title) => ({
  title,
  run: () => undefined,
}));

test.each([
  ["NO_PROXY", ["Variable NO_PROXY", "Variable no_proxy"]],
  ["no_proxy", ["Variable no_proxy", "Variable NO_PROXY"]],
  ["PROXY variable", ["Variable no_proxy", "Variable NO_PROXY", "Variable HTTP_PROXY"]],
  ["", ["Variable no_proxy", "Variable NO_PROXY", "Undo", "Variable HTTP_PROXY"]],
])("a search for %j finds %j", (query, titles) => {
  expect(search(choices, query).map(({ title }) => title)).toEqual(titles);
});

test("a search typed and confirmed before the entries arrive finds its entry when they do", () => {
  const root = document.body.appendChild(document.createElement("div"));
  const run: string[] = [];
  const entries = ["PostgreSQL", "RabbitMQ"].map((title) => ({ title, run: () => run.push(title) }));
  const show = (list: typeof entries | null) =>
    act(() => render(<ListDialog title="All" label="Search" choices={list} close={() => {}} />, root));
  show(null);
  expect(root.textContent).toContain("Loading");
  const field = root.querySelector("input") as HTMLInputElement;
  act(() => {
    field.value = "rabbit";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  act(() => {
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  });
  expect(run).toEqual([]);
  show(entries);
  expect(run).toEqual(["RabbitMQ"]);
  render(null, root);
});
