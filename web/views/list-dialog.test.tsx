import { expect, test } from "vitest";
import { search } from "./list-dialog";

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
