/** The output of a simulated Juju, in the forms of Juju 3.6's commands, as JSON. */
import type { Result } from "../../../engine/protocol";
import type { SimulatedJuju } from "./simulated-juju";

/** A relation in the form of mock.yaml. */
export interface MockedRelation {
  readonly endpoint?: string;
  readonly "related-application"?: string;
  readonly "application-data"?: unknown;
  readonly "related-units"?: Record<string, { readonly data?: unknown } | null>;
}

/** Facts that no command sets: those that charms or Juju make up. */
export interface World {
  readonly relations: readonly MockedRelation[];
  /** The secrets that the charms of other applications add, by ID. */
  readonly secrets: Readonly<Record<string, unknown>>;
  readonly unit: number;
  readonly leader: boolean;
  readonly secretKey: string | null | undefined;
  /** The key under which the charm keeps its secret key. */
  readonly keyName: string;
}

type Options = Result["options"];

/** A Juju ID for each secret that was added. */
function idOf(juju: SimulatedJuju, name: string): string {
  return `c${String([...juju.secrets.keys()].indexOf(name)).padStart(19, "0")}`;
}

function settingOf(juju: SimulatedJuju, value: string, type: string): unknown {
  const secret = /^secret:id-of-(.*)$/s.exec(value)?.[1];
  if (secret !== undefined) return `secret:${idOf(juju, secret)}`;
  if (type === "int" || type === "float") return Number(value);
  return type === "boolean" ? value === "true" : value;
}

function config(juju: SimulatedJuju, own: string, options: Options): unknown {
  const set = juju.application(own).config;
  const settings = options.map(({ name, type, default: fallback }) => {
    const value = set.get(name);
    if (value !== undefined) return [name, { source: "user", type, value: settingOf(juju, value, type) }];
    return [
      name,
      fallback === null
        ? { source: "unset", type }
        : { source: "default", type, value: settingOf(juju, fallback, type) },
    ];
  });
  return { application: own, charm: "local", settings: Object.fromEntries(settings) };
}

function status(juju: SimulatedJuju, own: string): unknown {
  const { units } = juju.application(own);
  const relations = juju.relations.map(([end, other]) => [
    end.split(":")[1],
    other.replace(/^admin\/[^.]*\.|:.*/g, ""),
  ]);
  const application = {
    "charm-name": "local",
    "application-status": { current: "active" },
    scale: units,
    relations: Object.fromEntries(relations.map(([end, other]) => [end, [other]])),
  };
  return { model: { name: juju.model, type: "caas", controller: "c" }, applications: { [own]: application } };
}

function unit(own: string, juju: SimulatedJuju, world: World): unknown {
  const { units } = juju.application(own);
  const related = world.relations.map((relation, n) => ({
    "relation-id": n,
    endpoint: relation.endpoint,
    "related-endpoint": "x",
    "application-data": relation["application-data"] ?? {},
    "related-units": Object.fromEntries(
      Object.entries(relation["related-units"] ?? {}).map(([name, one]) => [
        name,
        { "in-scope": true, data: one?.data ?? {} },
      ]),
    ),
    ...(Object.keys(relation["related-units"] ?? {}).length === 0 &&
      relation["related-application"] !== undefined && {
        "related-application": relation["related-application"],
      }),
  }));
  const peers = [...Array(units).keys()].filter((number) => number !== world.unit);
  const key = world.secretKey === undefined ? "<generated>" : world.secretKey;
  const storage = {
    "relation-id": 99,
    endpoint: "secret-storage",
    "related-endpoint": "secret-storage",
    "application-data": key === null || key === "" ? {} : { [world.keyName]: key },
    "related-units": Object.fromEntries(
      peers.map((number) => [`${own}/${number}`, { "in-scope": true, data: {} }]),
    ),
  };
  return { [`${own}/${world.unit}`]: { leader: world.leader, "relation-info": [storage, ...related] } };
}

function secrets(juju: SimulatedJuju, world: World): unknown {
  const added = [...juju.secrets].map(
    ([name, content]) => [idOf(juju, name), Object.fromEntries(content)] as const,
  );
  const all = [...added, ...Object.entries(world.secrets)];
  return Object.fromEntries(all.map(([id, content]) => [id, { revision: 1, owner: "x", content }]));
}

/** The output of the commands, one after another, as somebody would paste it. */
export function printed(juju: SimulatedJuju, own: string, options: Options, world: World): string {
  const model = Object.fromEntries(
    [...juju.modelConfig].map(([name, value]) => [name, { value, source: "model" }]),
  );
  const parts: [string, unknown][] = [
    ["show-unit", unit(own, juju, world)],
    ["status --format json", status(juju, own)],
    ["config", config(juju, own, options)],
    ["model-config", model],
    ["show-secret --reveal", secrets(juju, world)],
  ];
  const told = parts.filter(([, value]) => Object.keys(value as object).length > 0);
  return told.map(([name, value]) => `$ juju ${name}\n${JSON.stringify(value)}\n`).join("");
}
