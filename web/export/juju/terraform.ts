/** A mocked deployment as resources of the Terraform provider juju/juju 1.x. */
import type { Partner, Rollout, Setting } from "../../engine/protocol";
import { unicodeEscape } from "../text-format";
import { commentLines } from "./comments";
import { customSentences, dataSentences, machineModel, placeSentences, resourceValue } from "./shell";

/** A text in HCL's quotes (github.com/hashicorp/hcl, spec of the native syntax, "Quoted templates"). */
function hclText(text: string): string {
  const escaped = text
    .replace(/[\\"]/g, "\\$&")
    .replace(/\n/g, "\\n")
    .replace(/\r/g, "\\r")
    .replace(/\t/g, "\\t")
    .replace(/[$%]\{/g, (mark) => `${mark[0]}${mark}`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that HCL needs escapes for.
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/g, unicodeEscape);
  return `"${escaped}"`;
}

/** A map of strings as an argument; its values are expressions. */
function map(name: string, entries: readonly (readonly [string, string])[]): string[] {
  if (entries.length === 0) return [];
  return [`  ${name} = {`, ...entries.map(([key, value]) => `    ${hclText(key)} = ${value}`), "  }"];
}

/** Settings as entries of a map of strings. */
function texts(settings: readonly Setting[]): (readonly [string, string])[] {
  return settings.map(({ name, value }) => [name, hclText(value)]);
}

/** A block of a resource. */
function resource(type: string, label: string, lines: readonly string[]): string {
  return [`resource "${type}" "${label}" {`, ...lines, "}"].join("\n");
}

/** Comments, one sentence on each line. */
function comments(sentences: readonly string[]): string {
  return commentLines(sentences)
    .map((line) => `${line}\n`)
    .join("");
}

const inModel = "  model_uuid = juju_model.this.uuid";

function model({ model: name, "model-config": config }: Rollout): string {
  return resource("juju_model", "this", [`  name = ${hclText(name)}`, ...map("config", texts(config))]);
}

/** The value of an option: a string, or the ID of a secret that the same file creates. */
function optionValue({ secrets }: Rollout, { value, secret }: Setting): string {
  const stored = secrets.find(({ id }) => id === secret);
  return stored ? `juju_secret.${stored.name}.secret_id` : hclText(value);
}

function ownApplication(rollout: Rollout): string {
  const { application, charm, units, resources, config } = rollout;
  const why = [
    "The provider deploys charms of Charmhub only: publish yours with `charmcraft upload` and `charmcraft release` first.",
    "The rock's image must be in a registry that the cluster reaches.",
  ];
  return (
    comments(why) +
    resource("juju_application", application, [
      `  name = ${hclText(application)}`,
      inModel,
      "  charm {",
      `    name    = ${hclText(charm)}`,
      `    channel = "latest/edge"`,
      "  }",
      `  units = ${units}`,
      ...map(
        "resources",
        resources.map((one) => [one.name, hclText(resourceValue(rollout, one))] as const),
      ),
      ...map(
        "config",
        config.map((one) => [one.name, optionValue(rollout, one)] as const),
      ),
    ])
  );
}

function secretBlocks({ application, secrets }: Rollout): string[] {
  return secrets.flatMap(({ name, content }) => [
    resource("juju_secret", name, [`  name = ${hclText(name)}`, inModel, ...map("value", texts(content))]),
    resource("juju_access_secret", name, [
      inModel,
      `  secret_id    = juju_secret.${name}.secret_id`,
      `  applications = [juju_application.${application}.name]`,
    ]),
  ]);
}

function partnerApplication(partner: Partner): string {
  const { application, title, charm, channel, trust, units, config, action } = partner;
  const run = action === "" ? [] : [`Then run its action ${action}: the shell form has the command.`];
  return (
    comments([`${title}.`, ...dataSentences(partner), ...run]) +
    resource("juju_application", application, [
      `  name = ${hclText(application)}`,
      inModel,
      "  charm {",
      `    name    = ${hclText(charm)}`,
      `    channel = ${hclText(channel)}`,
      "  }",
      `  units = ${units}`,
      ...(trust ? ["  trust = true"] : []),
      ...map("config", texts(config)),
    ])
  );
}

/** The relations of a partner; a charm on machines is an offer of another model. */
function integrations(own: string, partner: Partner): string[] {
  const { application, machines, relations } = partner;
  return relations.map(({ endpoint, other }) => {
    const far = machines
      ? [`    offer_url = ${hclText(`admin/${machineModel}.${application}`)}`]
      : [`    name     = juju_application.${application}.name`, `    endpoint = ${hclText(other)}`];
    return (
      comments(placeSentences(partner)) +
      resource("juju_integration", `${application}-${endpoint.replace(/[^A-Za-z0-9_-]/g, "-")}`, [
        inModel,
        "  application {",
        `    name     = juju_application.${own}.name`,
        `    endpoint = ${hclText(endpoint)}`,
        "  }",
        "  application {",
        ...far,
        "  }",
      ])
    );
  });
}

const head = `terraform {
  required_providers {
    juju = {
      source  = "juju/juju"
      version = "~> 1.0"
    }
  }
}`;

/** The resources, each with an explanation. */
export function writeTerraform(rollout: Rollout): string {
  const known = rollout.partners.filter(({ charm }) => charm !== "");
  const custom = commentLines(customSentences(rollout.partners));
  return `${[
    head,
    model(rollout),
    ownApplication(rollout),
    ...secretBlocks(rollout),
    ...known.filter(({ machines }) => !machines).map(partnerApplication),
    ...known.flatMap((partner) => integrations(rollout.application, partner)),
    ...(custom.length > 0 ? [custom.join("\n")] : []),
  ].join("\n\n")}\n`;
}
