/**
 * Finding and taking out what should not be handed on: passwords, tokens, the contents of secrets.
 * It works on the text, so that comments and everything else stay as they are, and so that it also
 * works while the project has errors. In doubt a value counts as secret.
 */
import type { Files, Variable } from "../engine/protocol";

/** A secret value in a project file. */
export interface SecretValue {
  readonly file: string;
  /** Zero-based line of the value's key. */
  readonly line: number;
  /** The key, such as `password`. */
  readonly key: string;
  /** UTF-16 offsets of the value in the file's text; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
}

/** What stands in place of a secret value. */
export const removedValue = "removed";

/** Names of keys whose values are secret, in databags, options and `.env` files. */
const secretName =
  /(?:^|[-_.])(?:password|passwd|passphrase|pass-phrase|secret|token|access-key|secret-key|private-key|credentials?|api-key)(?:$|[-_.])|^(?:access_key|secret_key|api_key|private_key)$/i;

/** Keys that are named like secrets and only refer to one, or to where one is had. */
const harmlessName = /(?:[-_](?:id|endpoint|url|path|name))$/i;

/** Values that only refer to a secret, or are none. */
const harmlessValue = /^(?:secret:[\w/-]*|["']?removed["']?|null|~|true|false|""|'')?$/i;

const readable = /(?:\.ya?ml|(?:^|\/)\.env[\w.]*)$/;

/**
 * The secret values of a project, in the order of the text.
 * @param environment what the core worked out; it knows of more than names do. May be null.
 */
export function secretValues(files: Files, environment: readonly Variable[] | null): SecretValue[] {
  const known = knownPlaces(environment);
  return Object.entries(files)
    .filter(([file]) => readable.test(file))
    .flatMap(([file, text]) => fileSecrets(file, text, known));
}

/** The files with every secret value replaced by the word `removed`. */
export function withoutSecretValues(files: Files, environment: readonly Variable[] | null): Files {
  const found = secretValues(files, environment);
  return Object.fromEntries(
    Object.entries(files).map(([file, text]) => [
      file,
      replaced(
        text,
        found.filter((value) => value.file === file),
      ),
    ]),
  );
}

/** Replaces from the end, so that earlier offsets stay right. */
function replaced(text: string, values: readonly SecretValue[]): string {
  return values.reduceRight(
    (rest, { from, to }) => rest.slice(0, from) + removedValue + rest.slice(to),
    text,
  );
}

/** `FILE:LINE:KEY:VALUE` of every value that the core calls sensitive and takes over as it stands. */
function knownPlaces(environment: readonly Variable[] | null): Set<string> {
  const sensitive = (environment ?? []).filter((variable) => variable.sensitive);
  return new Set(
    sensitive.map(({ value, "value-origin": origin }) =>
      placeName(origin?.file, origin?.line, lastKey(origin?.path), value),
    ),
  );
}

/** A value's place as one text; addresses that are put together from several values match none. */
function placeName(...parts: readonly (string | number | undefined)[]): string {
  return parts.join(":");
}

function lastKey(path: string | undefined): string | undefined {
  return path?.split(".").at(-1);
}

/** A value of a line before it is known whether it is secret. */
interface Candidate {
  readonly key: string;
  readonly value: string;
  /** Offsets in the file's text. */
  readonly from: number;
  readonly to: number;
}

function fileSecrets(file: string, text: string, known: Set<string>): SecretValue[] {
  const found: SecretValue[] = [];
  let offset = 0;
  let inSecrets = false;
  for (const [line, content] of text.split("\n").entries()) {
    if (/^[^\s#-]/.test(content)) inSecrets = /^secrets\s*:/.test(content);
    for (const candidate of lineCandidates(content, text, offset)) {
      const certain = inSecrets || known.has(placeName(file, line, candidate.key, candidate.value));
      found.push(
        ...secretParts(candidate, certain).map((part) => ({ file, line, key: candidate.key, ...part })),
      );
    }
    offset += content.length + 1;
  }
  return found.filter(({ from }, place) => from >= (found[place - 1]?.to ?? 0));
}

/** The secret stretch of a value: nothing, the whole of it, or the password inside an address. */
function secretParts({ key, value, from, to }: Candidate, certain: boolean): { from: number; to: number }[] {
  const password = /:\/\/[^\s/:@"']*:(?<password>[^\s"']+)@/d.exec(value)?.indices?.groups?.password;
  if (password) {
    const isRemoved = value.slice(...password) === removedValue;
    return isRemoved ? [] : [{ from: from + password[0], to: from + password[1] }];
  }
  const named = secretName.test(key) && !harmlessName.test(key);
  return (certain || named) && !harmlessValue.test(value.trim()) ? [{ from, to }] : [];
}

/** `KEY: VALUE` at a line's beginning; the value goes on to the line's end or to a comment. */
const blockPair =
  /^(?<indent>[\s-]*)["']?(?<key>[\w.-]+)["']?\s*:\s+(?<value>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s{["'#&*!].*?)(?=\s+#|\s*$)/d;
/** `KEY: VALUE` inside braces or brackets, or in JSON inside a string. */
const flowPair =
  /["']?(?<key>[\w.-]+)\\?["']?\s*:\s*(?<value>\\"(?:[^"\\]|\\[^"])*\\"|"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s,{}[\]"'\\][^,{}[\]"'\\]*)/dg;
/** `KEY=VALUE` of a `.env` file. */
const envPair = /^(?:export\s+)?(?<key>\w+)=(?<value>.+?)\s*$/d;

function lineCandidates(line: string, text: string, offset: number): Candidate[] {
  const block = blockPair.exec(line) ?? envPair.exec(line);
  if (!block)
    return Array.from(line.replace(/^\s*#.*/, "").matchAll(flowPair), (match) => candidateOf(match, offset));
  const candidate = candidateOf(block, offset);
  if (/^[|>][-+\d]*$/.test(candidate.value))
    return [blockScalar(candidate, block.groups?.indent ?? "", text)];
  return [candidate, ...insideJson(candidate)];
}

/** JSON that a databag carries as a string, such as `data: '{"password": "x"}'`. */
function insideJson({ value, from }: Candidate): Candidate[] {
  if (!/^["']?[[{]/.test(value)) return [];
  return Array.from(value.matchAll(flowPair), (match) => candidateOf(match, from));
}

/** Without the quotes around it, escaped or not, so that they stay in the text. */
function candidateOf(match: RegExpExecArray | RegExpMatchArray, offset: number): Candidate {
  const [from, to] = match.indices?.groups?.value ?? [0, 0];
  const value = match.groups?.value ?? "";
  const quote = /^(?:\\"|["'])/.exec(value)?.[0].length ?? 0;
  return {
    key: match.groups?.key ?? "",
    value: value.slice(quote, value.length - quote),
    from: offset + from + quote,
    to: offset + to - quote,
  };
}

/** The lines below `KEY: |` that are indented deeper than the key. */
function blockScalar({ key, to }: Candidate, indent: string, text: string): Candidate {
  const start = text.indexOf("\n", to) + 1;
  const deeper = new RegExp(`^(?:[ ]{${indent.length + 1},}[^\\n]*(?:\\n|$)|[ \\t]*\\n)*`);
  const body = start === 0 ? "" : (deeper.exec(text.slice(start))?.[0] ?? "");
  const margin = /^ */.exec(body)?.[0].length ?? 0;
  const value = body.trimEnd().slice(margin);
  return { key, value, from: start + margin, to: start + margin + value.length };
}
