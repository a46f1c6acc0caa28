import { type Exported, type ExportedVariable, omissionComments, partition } from "./variable";
import { yamlKey, yamlMapping } from "./yaml-scalar";

/** Compose replaces `$NAME` and `${NAME}` in values but not in keys; `$$` stands for a dollar sign (Compose Specification, 12-interpolation). */
function withoutInterpolation(value: string): string {
  return value.replaceAll("$", "$$$$");
}

/** A Compose service's name: letters, digits, `.`, `_` and `-` (compose-spec.json, patternProperties of services). */
function serviceName(application: string): string {
  return application.replace(/[^A-Za-z0-9._-]/g, "-") || "app";
}

/** A Compose file that adds the environment to a service of the application's name. */
export function writeCompose(variables: readonly ExportedVariable[], application: string): Exported {
  const { held, omitted } = partition(variables, []);
  const entries = held.map(({ name, value }) => [name, withoutInterpolation(value)] as const);
  const service = `services:\n  ${yamlKey(serviceName(application))}:\n`;
  return { text: omissionComments(omitted) + service + yamlMapping("environment", entries, 4), omitted };
}
