// @vitest-environment node
import { expect, test } from "vitest";
import { loadCalls } from "../examples/testdata/core";
import { recordedCases } from "../export/juju/testdata/recorded-cases";
import { type Neighbour, pictureOf, size } from "./picture";

const overlap = (a: Neighbour, b: Neighbour) => a.side === b.side && Math.abs(a.y - b.y) < size.boxHeight;

test("each recorded deployment has a picture with all that is around the app, and no box over another", async () => {
  const call = await loadCalls();
  for (const { name, request } of recordedCases()) {
    const { rollout } = call("rollout", request);
    if (!rollout) continue;
    const result = call("evaluate", request);
    const { neighbours, free, height, words } = pictureOf(result, rollout);
    for (const endpoint of result.endpoints.filter(({ role }) => role !== "peers")) {
      const drawn = neighbours.some(({ label }) => label === endpoint.name) || free.includes(endpoint.name);
      const left = rollout.left.some(
        (one) => one.name === endpoint.name || one.kind === "name" || one.kind === "charm",
      );
      expect(drawn || left, `${name}: ${endpoint.name}`).toBe(true);
    }
    const secrets = rollout.config.filter(({ secret }) => secret !== undefined).length;
    expect(neighbours.filter(({ note }) => note === "secret").length, name).toBe(secrets);
    for (const [n, one] of neighbours.entries()) {
      expect(one.y, name).toBeGreaterThanOrEqual(0);
      expect(one.y + size.boxHeight, name).toBeLessThanOrEqual(height);
      expect(
        neighbours.slice(n + 1).some((other) => overlap(one, other)),
        name,
      ).toBe(false);
    }
    expect(words).toContain(rollout.application);
  }
});
