/** Mocked settings that no command of Juju can bring about, in words. */
import type { Rollout } from "../../engine/protocol";

type LeftOut = Rollout["left"][number];

const words: Readonly<Record<string, (name: string) => string>> = {
  option: (name) => `Option '${name}' is left out: Juju refuses its value in mock.yaml.`,
  secret: (name) => `Option '${name}' is left out: the secret that it names is not in mock.yaml.`,
  "secret-key": () => "The charm generates its own secret key.",
  key: (name) =>
    `The key '${name}' of a secret is left out: Juju takes lower-case letters, digits and single hyphens, at least three characters.`,
  name: (name) => `The name '${name}' cannot be used here: another one takes its place, or it is left out.`,
  leader: () => "Juju chooses the leader itself.",
  endpoint: (name) => `The relation at '${name}' is left out: the charm has no endpoint of this name.`,
  charm: (name) => `A second relation with '${name}' is left out: one application cannot be two charms.`,
};

/** The mocked settings of the workload, which depend on the rock. */
const workloadWords: Readonly<Record<string, string>> = {
  "can-connect": "The mocked container does not answer. In Juju it starts and answers.",
  files: "The files in the app's directory are those of your rock.",
  exec: "What commands in the container return is up to your rock.",
};

/** A sentence about something that is left out. */
export function leftOutSentence({ kind, name }: LeftOut): string {
  if (kind === "workload") return workloadWords[name] ?? "";
  return words[kind]?.(name) ?? `'${name}' is left out.`;
}
