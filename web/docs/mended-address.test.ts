import { expect, test } from "vitest";
import { mendedAddress } from "./mended-address";

test.each([
  ["/%23d1=abc", "", "/#d1=abc"],
  ["/embed.html%23url=x", "?y=1", "/embed.html#url=x?y=1"],
  ["/playground/%23d1=a%23b", "", "/playground/#d1=a#b"],
])("%s%s leads to %s", (pathname, search, address) => {
  expect(mendedAddress({ pathname, search })).toBe(address);
});

test("other addresses lead nowhere", () => {
  expect(mendedAddress({ pathname: "/nothing", search: "" })).toBeNull();
});
