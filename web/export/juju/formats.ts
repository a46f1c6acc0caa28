/** The ways to bring a mocked deployment about in Juju: the one table of them. */
import type { Rollout, Setting } from "../../engine/protocol";
import { writeBundle } from "./bundle";
import { writeScript } from "./shell";
import { writeTerraform } from "./terraform";

/** One way. */
export interface RolloutFormat {
  /** Stable slug, for tests and the choice that is remembered. */
  readonly id: "commands" | "bundle" | "terraform";
  /** The name a user knows it by. */
  readonly title: string;
  /** Name of the downloaded file. */
  readonly fileName: string;
  /** Media type of the downloaded file. */
  readonly mediaType: string;
  /** How it is used, as one sentence. */
  readonly usage: string;
  readonly write: (rollout: Rollout) => string;
}

/** All ways, in the order in which they are offered. */
export const rolloutFormats: readonly RolloutFormat[] = [
  {
    id: "commands",
    title: "Commands",
    fileName: "deploy.sh",
    mediaType: "application/x-sh",
    usage: "For any POSIX shell, to be run step by step, with a Juju controller for Kubernetes.",
    write: writeScript,
  },
  {
    id: "bundle",
    title: "Bundle",
    fileName: "bundle.yaml",
    mediaType: "application/yaml",
    usage: "juju deploy ./bundle.yaml, in the folder that holds the packed charm.",
    write: writeBundle,
  },
  {
    id: "terraform",
    title: "Terraform",
    fileName: "main.tf",
    mediaType: "text/plain",
    usage: "terraform init, then terraform apply, with the provider juju/juju.",
    write: writeTerraform,
  },
];

/** Whether a setting of a partner is one that is not shown unasked, by its name. */
function isSensitive({ name }: Setting): boolean {
  return /password|secret|token|access-key/.test(name);
}

/**
 * The rollout with sensitive values masked.
 * @param sensitive the options of the charm whose values are sensitive
 * @param mask what stands in their place
 */
export function masked(rollout: Rollout, sensitive: ReadonlySet<string>, mask: string): Rollout {
  const hide = (setting: Setting): Setting => ({ ...setting, value: mask });
  return {
    ...rollout,
    secrets: rollout.secrets.map((one) => ({ ...one, content: one.content.map(hide) })),
    config: rollout.config.map((one) => (sensitive.has(one.name) ? hide(one) : one)),
    partners: rollout.partners.map((one) => ({
      ...one,
      config: one.config.map((setting) => (isSensitive(setting) ? hide(setting) : setting)),
      parameters: one.parameters.map((setting) => (isSensitive(setting) ? hide(setting) : setting)),
    })),
  };
}
