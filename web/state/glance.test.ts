import { describe, expect, test } from "vitest";
import { entryOf, isCharm, scalarOf, topKeys, topValue } from "./glance";

describe("a line", () => {
  test.each([
    ["name: shop", { lead: "", key: "name", rest: "shop" }],
    ["  - endpoint: db # the shop's", { lead: "  - ", key: "endpoint", rest: "db # the shop's" }],
    ['"name" : shop\r', { lead: "", key: "name", rest: "shop" }],
    ["\uFEFFname: shop", { lead: "", key: "name", rest: "shop" }],
    ["requires:", { lead: "", key: "requires", rest: "" }],
  ])("%j has a key", (line, entry) => expect(entryOf(line)).toEqual(entry));

  test.each(["name:shop", "# name: shop", "- flask-framework", "", "'name: shop"])("%j has no key", (line) =>
    expect(entryOf(line)).toBeNull(),
  );
});

describe("a value", () => {
  test.each([
    ["shop", "shop"],
    ["my shop  # the best", "my shop"],
    ["a#b", "a#b"],
    ['"a \\"b\\" # c" # d', 'a "b" # c'],
    ["'it''s'", "it's"],
    ['""', ""],
  ])("%j is %j", (rest, text) => expect(scalarOf(rest)).toBe(text));

  test.each([
    "",
    "# only a comment",
    "|",
    "> ",
    "[a, b]",
    "{a: b}",
    "&anchor x",
    "!!str x",
    "*alias",
    '"open',
  ])("%j is no text in one line", (rest) => expect(scalarOf(rest)).toBeUndefined());
});

test("keys and values are read at the top level only", () => {
  const text = "config:\n  options:\n    name: {}\n# type: x\ntype: charm\r\nname: 'shop'\nname: other\n";
  expect(topKeys(text)).toEqual(["config", "type", "name", "name"]);
  expect(topValue(text, "name")).toBe("shop");
  expect(topValue(text, "type")).toBe("charm");
  expect(topValue(text, "options")).toBeUndefined();
});

describe("a text", () => {
  test.each([
    "name: shop\ntype: charm\n",
    "name: shop\nextensions:\n  - flask-framework\n",
    "extensions: [go-framework]\r\nname: shop\r\n",
    "name: shop\ncharm-libs: []\n",
  ])("%j is a charm", (text) => expect(isCharm(text)).toBe(true));

  test.each([
    "name: shop\n",
    "name: shop\ntype: charmed\n",
    "type: charm\n",
    "name: shop\ntype: charm\nshop/0:\n  relation-info: []\n",
    "  name: shop\n  type: charm\n",
  ])("%j is none", (text) => expect(isCharm(text)).toBe(false));
});

test("reading a long line takes time in proportion to its length", () => {
  for (const line of [
    `${" ".repeat(200_000)}x`,
    "- ".repeat(100_000),
    `${"a".repeat(200_000)}`,
    `name: "${"\\".repeat(200_001)}`,
  ])
    expect(topValue(line, "name")).toBeUndefined();
});
