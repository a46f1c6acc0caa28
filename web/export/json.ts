import type { Exported, ExportedVariable } from "./variable";

/** A JSON object of names and values, one variable on each line, in the given order. */
export function writeJson(variables: readonly ExportedVariable[]): Exported {
  const lines = variables.map(({ name, value }) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  return { text: lines.length === 0 ? "{}\n" : `{\n${lines.join(",\n")}\n}\n`, omitted: [] };
}
