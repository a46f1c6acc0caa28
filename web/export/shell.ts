import { type Exported, type ExportedVariable, type Obstacle, omissionComments, partition } from "./variable";

/** POSIX.1-2024, Shell Command Language, 2.10.2 rule 7b: only a name can be assigned to. */
const shellName: Obstacle = ({ name }) =>
  /^[A-Za-z_][A-Za-z0-9_]*$/.test(name)
    ? null
    : "A shell variable has only ASCII letters, digits and _ in its name. Use env(1) to set it for one command.";

/**
 * The text as one word of the POSIX shell. Inside single quotes nothing is special except the quote itself,
 * which is written outside of them (POSIX.1-2024, Shell Command Language, 2.2.2).
 */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** Lines for `. FILE` in any POSIX shell, or to paste into one. */
export function writeShell(variables: readonly ExportedVariable[]): Exported {
  const { held, omitted } = partition(variables, [shellName]);
  const lines = held.map(({ name, value }) => `export ${name}=${shellWord(value)}\n`);
  return { text: omissionComments(omitted) + lines.join(""), omitted };
}
