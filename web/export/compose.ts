import { type Exported, type ExportedVariable, omissionComments, partition } from "./variable";
import { yamlKey, yamlMapping } from "./yaml-scalar";

/**
 * Doubles dollar signs: Compose replaces `$NAME` and `${NAME}` in values but not in keys, and `$$` means a dollar
 * sign (Compose Specification, 12-interpolation).
 */
function withoutInterpolation(value: string): string {
  return value.replaceAll("$", "$$$$");
}

/**
 * The name of a Compose service: letters, digits, `.`, `_` and `-` (compose-spec.json, patternProperties of
 * services).
 */
function serviceName(application: string): string {
  return application.replace(/[^A-Za-z0-9._-]/g, "-") || "app";
}

/** A Compose file that adds the environment to a service with the application's name. */
export function writeCompose(variables: readonly ExportedVariable[], application: string): Exported {
  const { held, omitted } = partition(variables, []);
  const entries = held.map(({ name, value }) => [name, withoutInterpolation(value)] as const);
  const service = `services:\n  ${yamlKey(serviceName(application))}:\n`;
  return { text: omissionComments(omitted) + service + yamlMapping("environment", entries, 4), omitted };
}
