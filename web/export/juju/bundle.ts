/** A mocked deployment as a bundle for `juju deploy ./bundle.yaml` (github.com/juju/charm v12.1.1, bundledata.go). */
import type { Partner, Rollout, Setting } from "../../engine/protocol";
import { yamlKey, yamlText } from "../yaml-scalar";
import { commentLines } from "./comments";
import {
  actionCommands,
  configSteps,
  customSentences,
  dataSentences,
  machineModel,
  modelSteps,
  offerCommands,
  placeSentences,
  resourceValue,
  secretStep,
} from "./shell";

/** The value of an option as YAML: numbers and booleans as they are, everything else quoted. */
function yamlValue({ value, type }: Setting): string {
  return type === "int" || type === "float" || type === "boolean" ? value : yamlText(value);
}

/** The lines of an application's options. */
function options(config: readonly Setting[]): string[] {
  if (config.length === 0) return [];
  const lines = config.map((setting) => `      ${yamlKey(setting.name)}: ${yamlValue(setting)}`);
  return ["    options:", ...lines];
}

/**
 * The application of the charm itself. Options that name a secret are set later, when Juju has given the secret an
 * ID.
 */
function ownApplication(rollout: Rollout): string[] {
  const { application, file, units, resources, config } = rollout;
  const held = resources.map(
    (resource) => `      ${yamlKey(resource.name)}: ${yamlText(resourceValue(rollout, resource))}`,
  );
  return [
    ...commentLines(
      [
        "The charm, as `charmcraft pack` makes it.",
        "The rock's image must be in a registry that the cluster reaches.",
      ],
      2,
    ),
    `  ${application}:`,
    `    charm: ${yamlText(`./${file}`)}`,
    `    scale: ${units}`,
    ...(held.length > 0 ? ["    resources:", ...held] : []),
    ...options(config.filter(({ secret }) => secret === undefined)),
  ];
}

/** The application of a partner. */
function partnerApplication(partner: Partner): string[] {
  const { application, title, charm, channel, trust, units, config } = partner;
  return [
    ...commentLines([`${title}.`, ...dataSentences(partner)], 2),
    `  ${application}:`,
    `    charm: ${charm}`,
    `    channel: ${channel}`,
    `    scale: ${units}`,
    ...(trust ? ["    trust: true"] : []),
    ...options(config),
  ];
}

/** The offers of another model. */
function offers(partners: readonly Partner[]): string[] {
  if (partners.length === 0) return [];
  const lines = partners.flatMap((partner) => [
    ...commentLines(placeSentences(partner), 2),
    `  ${partner.application}:`,
    `    url: admin/${machineModel}.${partner.application}`,
  ]);
  return ["saas:", ...lines];
}

/** The relations; an offer includes its endpoint already. */
function relations(own: string, partners: readonly Partner[]): string[] {
  const pairs = partners.flatMap(({ application, machines, relations: ends }) =>
    ends.map(({ endpoint, other }) => [
      `- - ${yamlText(`${own}:${endpoint}`)}`,
      `  - ${yamlText(machines ? application : `${application}:${other}`)}`,
    ]),
  );
  return pairs.length > 0 ? ["relations:", ...pairs.flat()] : [];
}

/** The commands to run before the bundle: the model, and the offers of other models. */
function before(rollout: Rollout): string[] {
  const offered = rollout.partners.filter(({ charm, machines }) => charm !== "" && machines);
  return [...modelSteps(rollout).flatMap(({ commands }) => commands), ...offered.flatMap(offerCommands)];
}

/** The commands to run after it: secrets, the options that name them, and actions. */
function after(rollout: Rollout): string[] {
  const config = rollout.config.filter(({ secret }) => secret !== undefined);
  const all = [
    ...rollout.secrets.map((one) => secretStep(rollout, one)),
    ...configSteps({ ...rollout, config }),
  ];
  return [...all.flatMap(({ commands }) => commands), ...rollout.partners.flatMap(actionCommands)];
}

/** A character that ends a comment in YAML 1.1, or is not allowed in one. */
const unfit = /[^\t\n\u0020-\u007e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;

/** Text as comments. */
function comments(text: string): string[] {
  return text.split("\n").map((line) => (line === "" ? "#" : `# ${line}`));
}

/** Commands that a bundle cannot express, as comments. */
function beside(title: string, commands: readonly string[]): string[] {
  if (commands.length === 0) return [];
  const shown = commands.map((line) =>
    unfit.test(line) ? "(This command has characters that YAML cannot hold; the shell form has it.)" : line,
  );
  return [`# ${title}`, ...shown.flatMap(comments)];
}

/** The bundle; what it cannot hold is in comments around it. */
export function writeBundle(rollout: Rollout): string {
  const { application, partners } = rollout;
  const known = partners.filter(({ charm }) => charm !== "");
  const lines = [
    ...beside("A bundle cannot set up the model. Run this first:", before(rollout)),
    "# Then: juju deploy ./bundle.yaml",
    "bundle: kubernetes",
    "applications:",
    ...ownApplication(rollout),
    ...known.filter(({ machines }) => !machines).flatMap(partnerApplication),
    ...offers(known.filter(({ machines }) => machines)),
    ...relations(application, known),
    ...commentLines(customSentences(partners)),
    ...beside("A bundle cannot add secrets or run actions. Run this afterwards:", after(rollout)),
  ];
  return `${lines.join("\n")}\n`;
}
