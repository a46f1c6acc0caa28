/** The deployment as a picture: the app and its neighbours. A pure function of the core's answers. */
import type { Result, Rollout } from "../engine/protocol";
import { mockFile } from "./files";
import type { Spot } from "./links";
import { counted } from "./phrases";

/** A box beside the app's, and the line between them. Sizes are in the units of the picture. */
export interface Neighbour {
  readonly id: string;
  readonly side: "left" | "right";
  readonly title: string;
  /** What the box is, in quieter type. */
  readonly note: string;
  /** The label on the line: an endpoint, or an option. */
  readonly label: string;
  /** What is highlighted together with it. */
  readonly spot: Spot;
  /** The box and its line in words, for screen readers. */
  readonly words: string;
  readonly y: number;
}

/** The picture. */
export interface Picture {
  readonly application: string;
  readonly units: number;
  readonly services: readonly { readonly name: string; readonly running: boolean }[];
  /** The endpoints without a relation. */
  readonly free: readonly string[];
  readonly neighbours: readonly Neighbour[];
  /** The left and right ends of the picture: a side without neighbours takes no room. */
  readonly left: number;
  readonly right: number;
  readonly height: number;
  /** The whole picture in one sentence. */
  readonly words: string;
}

/** Sizes in the units of the picture. */
export const size = { width: 760, box: 190, boxHeight: 44, gap: 16, app: 200, margin: 12, row: 18 } as const;

/** The left edge of the app's box. */
export const appLeft = (size.width - size.app) / 2;

/** A neighbour without a position yet. */
type Loose = Omit<Neighbour, "y">;

/** The related applications, a box for each relation. */
function partners({ partners }: Rollout, result: Result): Loose[] {
  return partners.flatMap(({ application, title, relations, units }) =>
    relations.map(({ endpoint }): Loose => {
      const known = result.endpoints.find(({ name }) => name === endpoint);
      const variables = counted(known?.variables.length ?? 0, "variable");
      const incomplete = known && !known.integrated ? ", not complete" : "";
      const several = units > 1 ? `, ${units} units` : "";
      return {
        id: `${application}:${endpoint}`,
        side: known?.role === "provides" || known?.interface === "ingress" ? "left" : "right",
        title: application,
        note: `${title}${several}${incomplete}`,
        label: endpoint,
        spot: { kind: "endpoint", name: endpoint },
        words: `${application}, ${title}${several}, at endpoint ${endpoint}, which can add ${variables}${incomplete}`,
      };
    }),
  );
}

/**
 * What is highlighted with an option: its line in charmcraft.yaml if it is declared there, otherwise that of its
 * value in mock.yaml.
 */
function optionSpot(name: string, { options, paths = [] }: Result): Spot {
  const { file, line } = options.find((one) => one.name === name)?.origin ?? {};
  if (file !== undefined && line !== undefined) return { kind: "source", file, line };
  const mocked = paths.find((one) => one.file === mockFile)?.paths ?? [];
  return { kind: "source", file: mockFile, line: Math.max(0, mocked.indexOf(`config.${name}`)) };
}

/** The secrets that options refer to. */
function secrets({ config, secrets }: Rollout, result: Result): Loose[] {
  return config.flatMap(({ name, secret }): Loose[] => {
    const stored = secrets.find(({ id }) => id === secret);
    if (!stored) return [];
    const spot = optionSpot(name, result);
    const keys = stored.content.map((one) => one.name).join(", ");
    return [
      {
        id: `secret:${name}`,
        side: "left",
        title: stored.name,
        note: "secret",
        label: name,
        spot,
        words: `secret ${stored.name} with ${keys}, for option ${name}`,
      },
    ];
  });
}

/** The proxies of the model, if it has any. */
function proxies({ environment }: Result): Loose[] {
  const proxy = environment?.find(({ name, origin }) => name === "http_proxy" && origin.kind === "model");
  if (!proxy) return [];
  const spot: Spot = { kind: "variable", name: proxy.name };
  const note = proxy.sensitive ? "with credentials" : proxy.value;
  const words = `proxies of the model, ${note}`;
  return [{ id: "proxies", side: "left", title: "Proxies", note, label: "model", spot, words }];
}

/** Stacks the neighbours of one side, centred in the height. */
function placed(all: readonly Loose[], height: number): Neighbour[] {
  const step = size.boxHeight + size.gap;
  const top = (height - (all.length * step - size.gap)) / 2;
  return all.map((one, n) => ({ ...one, y: top + n * step }));
}

/** The picture of a deployment. */
export function pictureOf(result: Result, rollout: Rollout): Picture {
  const all = [...proxies(result), ...secrets(rollout, result), ...partners(rollout, result)];
  const free = result.endpoints
    .filter(({ role, related }) => role !== "peers" && !related)
    .map(({ name }) => name);
  const services = result.services.map(({ name, running }) => ({ name, running }));
  const own = 64 + (services.length + (free.length > 0 ? free.length + 1 : 0)) * size.row;
  const sides = (["left", "right"] as const).map((side) => all.filter((one) => one.side === side));
  const tallest = Math.max(...sides.map((side) => side.length * (size.boxHeight + size.gap) - size.gap));
  const height = Math.max(own, tallest) + 2 * size.margin;
  const { application, units } = rollout;
  const words = `${application}, ${counted(units, "unit")}, with ${services.map(({ name }) => name).join(", ") || "no services"}; around it: ${all.map((one) => one.title).join(", ") || "nothing"}.`;
  const [leftSide = [], rightSide = []] = sides;
  return {
    application,
    units,
    services,
    free,
    neighbours: sides.flatMap((side) => placed(side, height)),
    left: leftSide.length > 0 ? 0 : appLeft - size.margin,
    right: rightSide.length > 0 ? size.width : appLeft + size.app + size.margin,
    height,
    words,
  };
}
