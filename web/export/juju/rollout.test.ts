import { parse as parseHcl } from "@cdktf/hcl2json";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import type { EvaluateRequest, Partner, Result, Rollout, Setting } from "../../engine/protocol";
import { type Call, loadCalls } from "../../examples/testdata/core";
import { writeBundle } from "./bundle";
import { masked, rolloutFormats } from "./formats";
import { leftOutSentence } from "./left-out";
import { writeScript } from "./shell";
import { writeTerraform } from "./terraform";
import { recordedCases } from "./testdata/recorded-cases";
import { SimulatedJuju } from "./testdata/simulated-juju";

let call: Call;
beforeAll(async () => {
  call = await loadCalls();
});

const cases = recordedCases();

function rolloutOf(request: EvaluateRequest): Rollout {
  const { rollout, error } = call("rollout", request);
  if (!rollout) throw new Error(error ?? "");
  return rollout;
}

function told(script: string): SimulatedJuju {
  const juju = new SimulatedJuju();
  juju.run(script);
  return juju;
}

const blockedCharm = `name: shop
type: charm
base: ubuntu@24.04
platforms:
  amd64:
summary: A shop.
description: A shop.
extensions: [flask-framework]
config:
  options:
    token: {type: string, description: The token.}
    mirror: {type: string, description: The mirror.}
    size: {type: int, description: The size.}
`;

const blockedMock = `model:
  config:
    juju-http-proxy: http://me:hush@proxy:3128
    juju-no-proxy: localhost
config:
  token: abc
  mirror: https://me:hush@mirror.example.com
  size: 4
  flask-preferred-url-scheme: gopher
`;

const tellings = new Map<string, SimulatedJuju>();

/** The model after the commands of a recorded case have run. */
function toldOf(name: string, rollout: Rollout): SimulatedJuju {
  const known = tellings.get(name) ?? told(writeScript(rollout));
  tellings.set(name, known);
  return known;
}

/** A number whatever its notation; a text as it is. */
function plainValue(value: string | null | undefined, type: string): string | number | null | undefined {
  return value != null && (type === "float" || type === "int") ? Number(value) : value;
}

/** All settings of a rollout. */
function everySetting(rollout: Rollout): Setting[] {
  const { config, secrets, partners } = rollout;
  return [
    ...rollout["model-config"],
    ...config,
    ...secrets.flatMap(({ content }) => content),
    ...partners.flatMap((one) => [...one.config, ...one.parameters]),
  ];
}

/** The value of an option in the model; for a secret, the secret's content. */
function optionIn(juju: SimulatedJuju, application: string, name: string): string | undefined {
  return juju.application(application).config.get(name);
}

describe.each(cases)("$name", ({ name: caseName, request }) => {
  test("the commands, read by a shell, set exactly what is mocked", () => {
    const rollout = rolloutOf(request);
    const result: Result = call("evaluate", request);
    const juju = toldOf(caseName, rollout);
    const own = rollout.application;
    const left = new Set(rollout.left.map(({ name }) => name));
    expect(juju.model).toBe(rollout.model);
    expect(juju.application(own).units).toBe(result.unit?.units);
    for (const { name, value, default: fallback, type } of result.options) {
      const set = optionIn(juju, own, name);
      if (left.has(name)) expect(set).toBeUndefined();
      else if (type === "secret") expect(set === undefined).toBe(value === null);
      else expect(plainValue(set ?? fallback, type)).toBe(plainValue(value, type));
    }
    const related = result.endpoints.filter(({ role }) => role !== "peers");
    for (const { name, relations } of related.filter(({ name }) => !left.has(name))) {
      const known = rollout.partners.filter(({ charm }) => charm !== "");
      const expected = known.flatMap((one) => one.relations).filter(({ endpoint }) => endpoint === name);
      expect(juju.relations.filter(([end]) => end === `${own}:${name}`)).toHaveLength(expected.length);
      expect(new Set(expected.map(({ endpoint }) => endpoint)).size).toBe(relations.length > 0 ? 1 : 0);
    }
    for (const [name, content] of juju.secrets) {
      expect(juju.grants.get(name)).toEqual(new Set([own]));
      const stored = rollout.secrets.find((one) => one.name === name);
      expect([...content]).toEqual(stored?.content.map((one) => [one.name, one.value]));
    }
  });

  test("the bundle sets what the commands set", () => {
    const rollout = rolloutOf(request);
    const juju = toldOf(caseName, rollout);
    const bundle = parseYaml(writeBundle(rollout), { version: "1.1" });
    const local = [...juju.applications].filter(([name]) => !(name in (bundle.saas ?? {})));
    expect(Object.keys(bundle.applications)).toEqual(local.map(([name]) => name));
    for (const [name, { charm, channel, units, trust, config }] of local) {
      const written = bundle.applications[name];
      expect(written).toMatchObject({
        charm,
        scale: units,
        ...(channel && { channel }),
        ...(trust && { trust }),
      });
      const plain = [...config].filter(([, value]) => !value.startsWith("secret:id-of-"));
      const options = Object.entries<string | number | boolean>(written.options ?? {});
      expect(options.map(([key, value]) => [key, String(value)])).toEqual(
        plain.map(([key, value]) => [
          key,
          typeof written.options[key] === "number" ? String(Number(value)) : value,
        ]),
      );
    }
    const ends = (bundle.relations ?? []).map((pair: string[]) => pair.map((end) => end.split(":")[0]));
    expect(ends).toEqual(
      juju.relations.map((pair) => pair.map((end) => end.replace(/:.*|^admin\/machines\./g, ""))),
    );
  });

  test("Terraform's resources set what the commands set", async () => {
    const rollout = rolloutOf(request);
    const juju = toldOf(caseName, rollout);
    const { resource } = await parseHcl("main.tf", writeTerraform(rollout));
    const applications = Object.values<Record<string, unknown>[]>(resource.juju_application).flat();
    expect(applications.map(({ name }) => name).sort()).toEqual(
      [...juju.applications.keys()]
        .filter((name) => !rollout.partners.some((one) => one.application === name && one.machines))
        .sort(),
    );
    for (const { name, units, config } of applications) {
      const told = juju.application(name as string);
      expect(units).toBe(told.units);
      const plain = Object.entries((config ?? {}) as Record<string, string>).map(([key, value]) => [
        key,
        /^\$\{juju_secret\.(.*)\.secret_id\}$/.exec(value)?.[1] ?? value,
      ]);
      expect(new Map(plain as [string, string][])).toEqual(
        new Map([...told.config].map(([key, value]) => [key, value.replace(/^secret:id-of-/, "")])),
      );
    }
    expect(Object.values(resource.juju_integration ?? {}).flat()).toHaveLength(juju.relations.length);
    expect(Object.keys(resource.juju_secret ?? {}).sort()).toEqual([...juju.secrets.keys()].sort());
  });

  test("each way can be masked, and each setting that is left out has a sentence", () => {
    const rollout = rolloutOf(request);
    const hidden = masked(rollout, "•");
    for (const setting of everySetting(hidden)) expect(setting.value === "•").toBe(setting.sensitive);
    for (const left of rollout.left) expect(leftOutSentence(left)).toMatch(/^\S.*\.$/);
  });
});

test("the settings of a blocked charm, the model's proxies and an address with a password are masked", () => {
  const files = {
    "charmcraft.yaml": blockedCharm,
    "mock.yaml": blockedMock,
  };
  const request = { files, charmcraft: { experimental: false } };
  const { status, environment } = call("evaluate", request);
  expect([status?.name, environment]).toEqual(["blocked", null]);
  const hidden = masked(rolloutOf(request), "•");
  expect(everySetting(hidden).map(({ name, value }) => `${name}=${value}`)).toEqual([
    "juju-http-proxy=•",
    "juju-no-proxy=localhost",
    "flask-preferred-url-scheme=gopher",
    "mirror=•",
    "size=4",
    "token=•",
  ]);
});

test("no blank line splits a sentence, however many charms are unknown", () => {
  const custom = (application: string): Partner => ({
    ...(withValues([]).partners[0] as Partner),
    application,
    action: "",
    charm: "",
    title: "an-interface-whose-name-is-so-long-that-what-is-said-of-it-does-not-fit-into-one-line",
  });
  const rollout = { ...plainRollout, partners: [custom("first"), custom("second")] };
  for (const { write, id } of rolloutFormats) {
    const lines = write(rollout).split("\n");
    for (const [n, line] of lines.entries())
      if (line === "" && lines[n - 1]?.startsWith("#")) expect(lines[n - 1], id).toMatch(/[.:]$|integrate/);
  }
});

/** Texts made of characters with a meaning in shells, YAML and HCL. */
const awkward = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }).filter((text) => !text.includes("\0")),
  fc
    .array(
      fc.constantFrom(
        ..."'\"`$#\\\n\t ={}()-:@%~&|;<>*!,[]é🐍\u0085\u2028",
        "${a}",
        "%{b}",
        "$(id)",
        "yes",
        "- ",
        "'''",
      ),
      { maxLength: 8 },
    )
    .map((pieces) => pieces.join("")),
);

const plainRollout: Rollout = {
  version: 1,
  application: "shop",
  charm: "shop",
  file: "shop_amd64.charm",
  image: "shop:0.1",
  model: "m",
  units: 1,
  "model-config": [],
  resources: [],
  secrets: [],
  config: [],
  partners: [],
  left: [],
};

/** A rollout in which every value is one of these. */
function withValues(values: readonly string[]): Rollout {
  const settings = (prefix: string) =>
    values.map((value, n) => ({ name: `${prefix}${n}`, value, sensitive: false }));
  return {
    ...plainRollout,
    "model-config": settings("m"),
    config: settings("option-").map((one) => ({ ...one, type: "string" })),
    secrets: [{ id: "a", name: "keys", content: settings("key-") }],
    partners: [
      {
        application: "s3",
        charm: "s3-integrator",
        channel: "1/stable",
        title: "S3",
        trust: false,
        machines: false,
        units: 1,
        config: settings("o"),
        action: "sync",
        parameters: settings("p"),
        needs: "",
        made: [],
        unknown: [],
        relations: [{ endpoint: "s3", other: "s3-credentials" }],
      },
    ],
  };
}

const valuesOf = (map: Iterable<readonly [string, string]> | undefined) =>
  [...(map ?? [])].map(([, value]) => value);

test("any value survives a real shell", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.array(awkward, { minLength: 1, maxLength: 4 }), (values) => {
      const juju = told(writeScript(withValues(values)));
      for (const kept of [
        juju.modelConfig,
        juju.secrets.get("keys"),
        juju.application("shop").config,
        juju.application("s3").config,
        juju.application("s3").arguments,
      ])
        expect(valuesOf(kept)).toEqual(values.map((value) => Buffer.from(value).toString()));
    }),
    { numRuns: 60 },
  );
});

test("any value survives YAML 1.1 and 1.2", () => {
  fc.assert(
    fc.property(fc.array(awkward, { minLength: 1, maxLength: 4 }), (values) => {
      for (const version of ["1.1", "1.2"] as const) {
        const { applications } = parseYaml(writeBundle(withValues(values)), { version });
        expect(Object.values(applications.shop.options)).toEqual(values);
        expect(Object.values(applications.s3.options)).toEqual(values);
      }
    }),
  );
});

/** A text as hcl2json returns it, which keeps the escapes of templates as they are written. */
const unescaped = (text: string) => text.replace(/([$%])\1\{/g, "$1{");

test("any value survives HCL", { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        awkward.filter((text) => Buffer.from(text).toString() === text),
        { minLength: 1, maxLength: 3 },
      ),
      async (values) => {
        const { resource } = await parseHcl("main.tf", writeTerraform(withValues(values)));
        const held = [
          resource.juju_model.this[0].config,
          resource.juju_secret.keys[0].value,
          resource.juju_application.shop[0].config,
        ];
        for (const map of held) {
          expect(Object.values<string>(map).map(unescaped)).toEqual(
            values.map((value) => value.normalize("NFC")),
          );
        }
      },
    ),
    { numRuns: 60 },
  );
});
