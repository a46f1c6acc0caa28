/**
 * The file for `docker run --env-file`: one line for each variable, without any quoting. The rules are those of
 * docker/cli 28.2 (pkg/kvfile/kvfile.go), which reads lines with Go's bufio.Scanner.
 */
import { type Exported, type ExportedVariable, type Obstacle, omissionComments, partition } from "./variable";

/** The length in bytes from which bufio.Scanner refuses a line: its MaxScanTokenSize. */
const tooLongLine = 64 * 1024;

const dockerName: Obstacle = ({ name }) => {
  if (/^#|^\ufeff/.test(name)) return "Docker reads a line that begins like this as a comment.";
  return /[\s\u0085]/.test(name) ? "Docker refuses names with spaces in them." : null;
};

const dockerValue: Obstacle = ({ name, value }) => {
  if (value.includes("\n")) return "Docker's environment files cannot hold line breaks. Use -e instead.";
  if (value.endsWith("\r")) return "Docker removes a carriage return at a line's end. Use -e instead.";
  const bytes = new TextEncoder().encode(`${name}=${value}`).length;
  return bytes < tooLongLine ? null : "Docker refuses lines of 64 KiB and more.";
};

/** A file for `docker run --env-file`. */
export function writeDocker(variables: readonly ExportedVariable[]): Exported {
  const { held, omitted } = partition(variables, [dockerName, dockerValue]);
  const lines = held.map(({ name, value }) => `${name}=${value}\n`);
  return { text: omissionComments(omitted) + lines.join(""), omitted };
}
