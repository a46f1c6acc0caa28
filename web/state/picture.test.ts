import { beforeAll, expect, test } from "vitest";
import type { Files, Result, Rollout } from "../engine/protocol";
import { type Call, loadCalls } from "../examples/testdata/core";
import { recordedCases } from "../export/juju/testdata/recorded-cases";
import { LinkIndex } from "./links";
import { type Neighbour, pictureOf, size } from "./picture";

const overlap = (a: Neighbour, b: Neighbour) => a.side === b.side && Math.abs(a.y - b.y) < size.boxHeight;

interface Deployment {
  readonly name: string;
  readonly files: Files;
  readonly result: Result;
  readonly rollout: Rollout;
}

let call: Call;
let deployments: Deployment[];
beforeAll(async () => {
  call = await loadCalls();
  deployments = recordedCases().flatMap(({ name, request }) => {
    const { rollout } = call("rollout", request);
    return rollout ? [{ name, files: request.files, result: call("evaluate", request), rollout }] : [];
  });
});

test("the picture of each recorded deployment shows all neighbours of the app, and no two boxes overlap", () => {
  for (const { name, result, rollout } of deployments) {
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

test("the picture shows the model's proxies without passwords", () => {
  const charm = `name: shop
type: charm
base: ubuntu@24.04
platforms: {amd64: }
summary: A shop.
description: A shop.
extensions: [flask-framework]
`;
  const proxiesOf = (address: string) => {
    const files = {
      "charmcraft.yaml": charm,
      "mock.yaml": `model: {config: {juju-http-proxy: "${address}"}}\n`,
    };
    const request = { files, charmcraft: { experimental: false } };
    const { rollout } = call("rollout", request);
    return rollout && pictureOf(call("evaluate", request), rollout).neighbours.map(({ words }) => words);
  };
  expect(proxiesOf("http://proxy:3128")).toEqual(["proxies of the model, http://proxy:3128"]);
  expect(proxiesOf("http://me:hush@proxy:3128")).toEqual(["proxies of the model, with credentials"]);
});

test("pointing at an edge highlights its lines, and its variables if it brings any", () => {
  let lit = 0;
  for (const { name, files, result, rollout } of deployments) {
    const index = new LinkIndex(result, files["charmcraft.yaml"] ?? "");
    for (const { id, spot } of pictureOf(result, rollout).neighbours) {
      const { places, endpoints, variables } = index.linked(spot);
      expect(places.length, `${name}: ${id}`).toBeGreaterThan(0);
      if (spot.kind !== "endpoint") continue;
      expect(endpoints, `${name}: ${id}`).toContain(spot.name);
      const known = result.endpoints.find((one) => one.name === spot.name);
      const brought = result.environment?.filter((one) => known?.variables.includes(one.name)) ?? [];
      if (known?.integrated)
        expect(variables.size, `${name}: ${id}`).toBeGreaterThanOrEqual(Math.min(1, brought.length));
      lit += variables.size;
    }
  }
  expect(lit).toBeGreaterThan(100);
});
