/** The variables of an export, and the messages about those that a format cannot hold. */
import { unicodeEscape } from "./text-format";

/** One environment variable to export; name and value are well-formed Unicode of any content. */
export interface ExportedVariable {
  readonly name: string;
  readonly value: string;
  /** Whether it belongs in a secret store. */
  readonly sensitive?: boolean;
}

/** The core's placeholder for a value that the charm generates on deployment (core/deployment, GeneratedKey). */
export const generatedValue = "<generated>";

/** The names of the variables whose values the charm generates. */
export function generatedNames(variables: readonly ExportedVariable[]): string[] {
  return variables.filter(({ value }) => value === generatedValue).map(({ name }) => name);
}

/** Lines that tell readers of the file which values are placeholders. */
export function generatedComments(variables: readonly ExportedVariable[]): string {
  return generatedNames(variables)
    .map(
      (name) =>
        `# The charm generates ${name} when it is deployed: put a random value of your own in its place.\n`,
    )
    .join("");
}

/** A variable that a format cannot hold, with the reason as a full sentence. */
export interface Omission {
  readonly name: string;
  readonly reason: string;
}

/** The text of an exported file, and the variables that it leaves out. */
export interface Exported {
  readonly text: string;
  readonly omitted: readonly Omission[];
}

/** The reason why a format cannot hold a variable; null if it can. */
export type Obstacle = (variable: ExportedVariable) => string | null;

/** No process can have such a variable: execve(2) takes NUL-terminated `NAME=value` strings. */
export const impossibleVariable: Obstacle = ({ name, value }) => {
  if (name === "") return "An environment variable needs a name.";
  if (name.includes("=")) return "The name of an environment variable cannot hold '='.";
  if (name.includes("\0") || value.includes("\0"))
    return "An environment variable cannot hold a NUL character.";
  return null;
};

/** The first obstacle that a variable meets, as a sentence; null if it meets none. */
export function firstObstacle(variable: ExportedVariable, obstacles: readonly Obstacle[]): string | null {
  for (const obstacle of obstacles) {
    const reason = obstacle(variable);
    if (reason !== null) return reason;
  }
  return null;
}

/** The variables that meet no obstacle, in order, and the others with the reason. */
export function partition(
  variables: readonly ExportedVariable[],
  obstacles: readonly Obstacle[],
): { held: ExportedVariable[]; omitted: Omission[] } {
  const held: ExportedVariable[] = [];
  const omitted: Omission[] = [];
  for (const variable of variables) {
    const reason = firstObstacle(variable, [impossibleVariable, ...obstacles]);
    if (reason === null) held.push(variable);
    else omitted.push({ name: variable.name, reason });
  }
  return { held, omitted };
}

/**
 * Lines that tell readers of the file what it leaves out. All formats but JSON have comments that
 * begin with `#` and end with the line; the name is written as ASCII JSON, so it cannot end the line.
 */
export function omissionComments(omitted: readonly Omission[]): string {
  return omitted.map(({ name, reason }) => `# Left out: ${asciiJson(name)}. ${reason}\n`).join("");
}

/** A text as a JSON string with printable ASCII characters only. */
function asciiJson(text: string): string {
  return JSON.stringify(text).replace(/[^ -~]/g, unicodeEscape);
}
