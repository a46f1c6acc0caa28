/** The one table of ways to set up a mocked deployment in Juju. */
import type { Rollout, Setting } from "../../engine/protocol";
import type { TextFormat } from "../text-format";
import { writeBundle } from "./bundle";
import { writeScript } from "./shell";
import { writeTerraform } from "./terraform";

/** One way. */
export interface RolloutFormat extends TextFormat {
  /** Writes the whole text, values included. */
  readonly write: (rollout: Rollout) => string;
}

/** All ways, in the order of the dialog. */
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

/** The rollout with sensitive values masked. @param mask the text that replaces them */
export function masked(rollout: Rollout, mask: string): Rollout {
  const hide = (setting: Setting): Setting => (setting.sensitive ? { ...setting, value: mask } : setting);
  return {
    ...rollout,
    "model-config": rollout["model-config"].map(hide),
    secrets: rollout.secrets.map((one) => ({ ...one, content: one.content.map(hide) })),
    config: rollout.config.map(hide),
    partners: rollout.partners.map((one) => ({
      ...one,
      config: one.config.map(hide),
      parameters: one.parameters.map(hide),
    })),
  };
}
