/** The Juju commands that set up a mocked deployment, for any POSIX shell. */
import type { Partner, Relationship, Rollout, Setting, Stored } from "../../engine/protocol";
import { listed } from "../../state/phrases";
import { shellWord } from "../shell";
import { commentLines } from "./comments";

/** Commands with the sentences that explain them. */
interface Step {
  /** What the commands do and why, as whole sentences. */
  readonly why: readonly string[];
  /** The command lines; a value may continue over several lines. */
  readonly commands: readonly string[];
}

/** The name, in the commands, of the model for charms that run on machines. */
export const machineModel = "machines";

/** The registry's address in the commands: that of MicroK8s, as in the documentation of 12-factor charms. */
const registry = "localhost:32000/";

/** The value of a resource: the image that it names, the rock's image in the local registry, or a file. */
export function resourceValue({ image }: Rollout, resource: Rollout["resources"][number]): string {
  if (resource.type === "file") return `./${resource.source || resource.name}`;
  return resource.source || registry + image;
}

/** The shell variable that holds a secret's ID. */
function variableOf(name: string): string {
  return `${name.replaceAll("-", "_")}_id`;
}

/** A setting as an argument. */
function argument({ name, value }: Setting): string {
  return shellWord(`${name}=${value}`);
}

/** A command made of words that need no quotes and of arguments that are quoted already. */
function command(...words: readonly string[]): string {
  return words.filter(Boolean).join(" ");
}

/** Adds the model and sets its options. */
export function modelSteps({ model, "model-config": config }: Rollout): Step[] {
  const made = { why: ["Add a model."], commands: [command("juju add-model", shellWord(model))] };
  if (config.length === 0) return [made];
  const set = command("juju model-config", ...config.map(argument));
  return [
    made,
    { why: ["Configure the model as in mock.yaml before anything is deployed in it."], commands: [set] },
  ];
}

function deployStep(rollout: Rollout): Step {
  const { application, file, resources } = rollout;
  const given = resources.flatMap((resource) => [
    "--resource",
    shellWord(`${resource.name}=${resourceValue(rollout, resource)}`),
  ]);
  return {
    why: [
      "Deploy the charm that `charmcraft pack` makes, with the image of the rock that `rockcraft pack` makes.",
      "The image must be in a registry that the cluster reaches: put its address in place of the one below.",
    ],
    commands: [command("juju deploy", shellWord(`./${file}`), application, ...given)],
  };
}

function unitSteps({ application, units }: Rollout): Step[] {
  if (units < 2) return [];
  return [{ why: [`${units} units in all.`], commands: [`juju add-unit ${application} -n ${units - 1}`] }];
}

/** Adds a secret that the charm may read. */
export function secretStep({ application }: Rollout, { name, content }: Stored): Step {
  const variable = variableOf(name);
  const words = command("juju add-secret", name, ...content.map(argument));
  return {
    why: [`Add a secret, keep the ID that Juju gives it, and let ${application} read it.`],
    commands: [`${variable}=$(${words})`, `juju grant-secret ${name} ${application}`],
  };
}

/** Whether `juju config` takes the value for the name of a file to read it from (cmd/juju/application/config.go). */
function readsFile({ value }: Setting): boolean {
  return value.startsWith("@");
}

/** The commands that set options. @param secrets those that a value may name */
function configCommands(
  application: string,
  config: readonly Setting[],
  secrets: readonly Stored[],
): string[] {
  const written: string[] = [];
  const words = config.map((setting) => {
    const secret = secrets.find(({ id }) => id === setting.secret);
    if (secret) return `${setting.name}="$${variableOf(secret.name)}"`;
    if (!readsFile(setting)) return argument(setting);
    const file = `./${setting.name.replace(/[^A-Za-z0-9_-]/g, "-")}.value`;
    written.push(`printf %s ${shellWord(setting.value)} > ${file}`);
    return shellWord(`${setting.name}=@${file}`);
  });
  return [...written, command("juju config", application, ...words)];
}

/** Sets the application's options. */
export function configSteps({ application, config, secrets }: Rollout): Step[] {
  if (config.length === 0) return [];
  const file = config.some(readsFile)
    ? ["A value that begins with '@' is read from a file; elsewhere Juju takes it for a file's name."]
    : [];
  return [
    {
      why: ["The options that mock.yaml sets; the others have their defaults.", ...file],
      commands: configCommands(application, config, secrets),
    },
  ];
}

/** The command that deploys a partner. */
function deployPartner({ application, charm, channel, trust, units, machines }: Partner): string {
  return command(
    "juju deploy",
    machines ? `-m ${machineModel}` : "",
    charm,
    application === charm ? "" : application,
    `--channel ${channel}`,
    units > 1 ? `-n ${units}` : "",
    trust ? "--trust" : "",
  );
}

/** Sentences that say what happens to a partner's mocked data. */
export function dataSentences({ title, charm, made, unknown, needs }: Partner): string[] {
  const makes =
    made.length > 0
      ? [`${charm} generates ${quoted(made)} itself; expect values other than those in mock.yaml.`]
      : [];
  const none =
    unknown.length > 0 ? [`No charm for ${title} writes ${quoted(unknown)}: only one of your own can.`] : [];
  return [...makes, ...none, ...(needs === "" ? [] : [needs])];
}

/** Names in quotes, as a list in a sentence. */
function quoted(names: readonly string[]): string {
  return listed(names.map((name) => `'${name}'`));
}

/**
 * Runs the action that gives a partner what no option can. Its parameters are strings, however YAML would read
 * them.
 */
export function actionCommands({ application, action, parameters }: Partner): string[] {
  if (action === "") return [];
  const waiting = "--wait=10m --string-args";
  return [command("juju run", `${application}/leader`, action, waiting, ...parameters.map(argument))];
}

/** The commands with which the other model offers the endpoints of a charm that runs on machines. */
export function offerCommands(partner: Partner): string[] {
  const { application, relations } = partner;
  return [
    deployPartner(partner),
    ...relations.map(({ other }) => `juju offer ${machineModel}.${application}:${other}`),
  ];
}

/** The command that relates the charm to a partner. */
function integrate(
  own: string,
  { application, machines }: Partner,
  { endpoint, other }: Relationship,
): string {
  return `juju integrate ${own}:${endpoint} ${machines ? `admin/${machineModel}.${application}` : `${application}:${other}`}`;
}

/** Why a partner is in another model; empty if it is not. */
export function placeSentences({ charm, machines }: Partner): string[] {
  return machines
    ? [`${charm} runs on machines, so it is in another model, here '${machineModel}', which offers it.`]
    : [];
}

/** Deploys and relates a partner that Charmhub has. */
function knownPartner(own: string, partner: Partner): Step {
  const { application, title, charm, config, machines, relations } = partner;
  const name = `${title}${application === charm ? "" : `, as '${application}'`}.`;
  return {
    why: [name, ...placeSentences(partner), ...dataSentences(partner)],
    commands: [
      ...(machines ? offerCommands(partner) : [deployPartner(partner)]),
      ...(config.length > 0 ? configCommands(application, config, []) : []),
      ...actionCommands(partner),
      ...relations.map((ends) => integrate(own, partner, ends)),
    ],
  };
}

/** Relates a partner for which no charm is known. */
function customPartner(own: string, { application, title, relations }: Partner): Step {
  const ends = relations.map(({ endpoint }) => `juju integrate ${own}:${endpoint} ${application}`);
  return {
    why: [
      `No charm is known here for '${title}': only a charm of your own can give what mock.yaml says.`,
      `Deploy it as '${application}', then:`,
      ...ends,
    ],
    commands: [],
  };
}

/** A sentence about each partner for which no charm is known. */
export function customSentences(partners: readonly Partner[]): string[] {
  return partners
    .filter(({ charm }) => charm === "")
    .map(
      ({ application, title }) =>
        `No charm is known here for '${title}': '${application}' needs one of your own.`,
    );
}

/** All steps, in the order in which Juju needs them. */
function steps(rollout: Rollout): readonly Step[] {
  const { application, partners, secrets } = rollout;
  return [
    ...modelSteps(rollout),
    deployStep(rollout),
    ...unitSteps(rollout),
    ...secrets.map((secret) => secretStep(rollout, secret)),
    ...configSteps(rollout),
    ...partners.map((one) =>
      one.charm === "" ? customPartner(application, one) : knownPartner(application, one),
    ),
  ];
}

/** The script: each step with its reasons as comments. */
export function writeScript(rollout: Rollout): string {
  const parts = steps(rollout).map(({ why, commands }) => [...commentLines(why), ...commands].join("\n"));
  return `${parts.join("\n\n")}\n`;
}
