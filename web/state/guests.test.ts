import { describe, expect, test } from "vitest";
import { leavingGuests } from "./guests";

const shop = {
  "charmcraft.yaml": "name: shop\ntype: charm\nsummary: a\nextensions:\n  - flask-framework\n",
  "mock.yaml": "config:\n  token: a\n",
  "rockcraft.yaml": "services: {}\n",
};
const other = { "charmcraft.yaml": "name: other\n", "mock.yaml": "unit: 1\n" };
const examples = [other, shop];

describe("files of an example", () => {
  test("leave when a charm of another name comes in", () => {
    expect(leavingGuests(shop, "name: mine\ntype: charm\n", examples)).toEqual([
      "mock.yaml",
      "rockcraft.yaml",
    ]);
  });

  test("leave when the new text has no name and shares nothing with the example", () => {
    expect(leavingGuests(shop, "requires:\n  s3:\n    interface: s3\n", examples)).toHaveLength(2);
  });

  test("stay beside their own charm with few changes, and beside an empty text", () => {
    expect(leavingGuests(shop, `${shop["charmcraft.yaml"]}title: Shop\n`, examples)).toEqual([]);
    expect(leavingGuests(shop, "", examples)).toEqual([]);
  });

  test("stay if the user changed them", () => {
    const changed = { ...shop, "mock.yaml": "config: {}\n" };
    expect(leavingGuests(changed, "name: mine\n", examples)).toEqual(["rockcraft.yaml"]);
  });

  test("do not include the user's own files", () => {
    expect(
      leavingGuests({ "charmcraft.yaml": "", "mock.yaml": "unit: 3\n" }, "name: mine\n", examples),
    ).toEqual([]);
  });
});
