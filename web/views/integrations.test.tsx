import { expect, test } from "vitest";
import { canIntegrate } from "./integrations";

test.each([
  [{ role: "requires", interface: "saml" }, true],
  [{ role: "provides", interface: "http" }, true],
  [{ role: "requires", interface: "" }, false], // the key is misspelt, and a switch could not be switched
  [{ role: "peers", interface: "peers" }, false],
] as const)("%j has a switch: %j", (endpoint, shown) => expect(canIntegrate(endpoint)).toBe(shown));
