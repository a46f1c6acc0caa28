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
  test("leave for a charm of another name", () => {
    expect(leavingGuests(shop, "name: mine\ntype: charm\n", examples)).toEqual([
      "mock.yaml",
      "rockcraft.yaml",
    ]);
  });

  test("leave for a text without a name that has nothing of the example's", () => {
    expect(leavingGuests(shop, "requires:\n  s3:\n    interface: s3\n", examples)).toHaveLength(2);
  });

  test("stay beside their own charm, changed a little, and beside nothing at all", () => {
    expect(leavingGuests(shop, `${shop["charmcraft.yaml"]}title: Shop\n`, examples)).toEqual([]);
    expect(leavingGuests(shop, "", examples)).toEqual([]);
  });

  test("stay where they were changed", () => {
    const changed = { ...shop, "mock.yaml": "config: {}\n" };
    expect(leavingGuests(changed, "name: mine\n", examples)).toEqual(["rockcraft.yaml"]);
  });

  test("are no files of one's own", () => {
    expect(
      leavingGuests({ "charmcraft.yaml": "", "mock.yaml": "unit: 3\n" }, "name: mine\n", examples),
    ).toEqual([]);
  });
});
