/**
 * Reads a file as `docker run --env-file` does: docker/cli 28.2, pkg/kvfile/kvfile.go (parseKeyValueFile),
 * with bufio.ScanLines of Go 1.24.
 * @returns values by name; a variable without `=`, which Docker takes from its own environment, is an error here
 * @throws Error if Docker refuses the file
 */
export function readDockerEnvironment(text: string): Record<string, string> {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  const entries = lines.flatMap((line, index) => readLine(line, index));
  return Object.fromEntries(entries);
}

function readLine(scanned: string, index: number): [string, string][] {
  if (new TextEncoder().encode(scanned).length >= 64 * 1024) throw new Error("bufio.Scanner: token too long");
  const line = withoutSpaceBefore(index === 0 ? scanned.replace(/^\ufeff/, "") : scanned).replace(/\r$/, "");
  if (line === "" || line.startsWith("#")) return [];
  const at = line.indexOf("=");
  const name = at < 0 ? line : line.slice(0, at);
  if (name === "") throw new Error(`no variable name on line '${line}'`);
  if (/[ \t]/.test(name)) throw new Error(`variable '${name}' contains whitespaces`);
  if (at < 0) throw new Error(`'${name}' would be taken from Docker's own environment`);
  return [[name, line.slice(at + 1)]];
}

/** strings.TrimLeftFunc with unicode.IsSpace, which includes U+0085 but not U+FEFF. */
function withoutSpaceBefore(line: string): string {
  return line.replace(/^[\t\v\f \r\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/, "");
}
