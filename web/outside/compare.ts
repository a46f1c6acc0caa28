/**
 * Compares the environment that the app really got with the one that the charm gives it here, and explains
 * differences.
 */
import type { Endpoint, Option, Result, Variable } from "../engine/protocol";
import { generatedValue } from "../export/variable";
import type { GotEnvironment } from "./app-environment";

/** How a variable compares; `own` is one that every container has. */
export type Verdict = "equal" | "different" | "missing" | "unknown" | "own";

/** One variable. */
export interface Compared {
  readonly name: string;
  readonly verdict: Verdict;
  /** The expected value; absent if the variable is unknown. */
  readonly expected?: string;
  /** The value that the app got; null if the text does not tell, absent if the variable is missing. */
  readonly got?: string | null;
  readonly sensitive: boolean;
  /** The likely cause, as a sentence; empty if there is nothing to explain. */
  readonly cause: string;
}

/** Variables that shells, Kubernetes (kubelet, service links), Pebble and base images set. */
const containersOwn =
  /^(?:PATH|HOME|HOSTNAME|PWD|OLDPWD|SHLVL|TERM|LANG|LANGUAGE|LC_[A-Z]+|USER|LOGNAME|SHELL|TZ|_|container|DEBIAN_FRONTEND|KUBERNETES_.*|PEBBLE.*|JUJU_.*|PYTHON.*|[A-Z0-9_]+_SERVICE_(?:HOST|PORT(?:_.*)?)|[A-Z0-9_]+_PORT(?:_[0-9]+_(?:TCP|UDP)(?:_(?:PROTO|PORT|ADDR))?)?)$/;

/** The last part of a path: the name of an option or an endpoint. */
function lastOf(path: string | undefined): string {
  return path?.split(".").at(-1) ?? "";
}

/** Why a value differs there. */
function differenceCause({ origin }: Variable, application: string): string {
  const name = lastOf(origin.path);
  const causes: Readonly<Record<Variable["origin"]["kind"], string>> = {
    config: `Option '${name}' has a different value there: \`juju config ${application} ${name}\` prints it.`,
    secret: `The secret that option '${name}' names holds a different value there.`,
    integration: `The application at '${name}' wrote different data there: \`juju show-unit ${application}/0\` prints it.`,
    model: "The model is configured differently there: `juju model-config` prints it.",
    charm: "The charm works this one out; its names or its version differ there.",
  };
  return causes[origin.kind];
}

/** Why a variable is missing there. */
function absenceCause({ origin }: Variable, application: string): string {
  const name = lastOf(origin.path);
  const causes: Readonly<Record<Variable["origin"]["kind"], string>> = {
    config: `Option '${name}' has no value there, or the charm has not restarted the service since.`,
    secret: `Option '${name}' names no secret there, or the charm may not read it: \`juju grant-secret\`.`,
    integration: `Nothing is integrated at '${name}' there, or its data is not complete yet: \`juju status --relations ${application}\`.`,
    model: "The model has no such proxy there.",
    charm: "Every charm of this framework sets it: this is not the environment of the app's service.",
  };
  return causes[origin.kind];
}

/** The parts of the charm that could have set a variable. */
interface Known {
  readonly options: readonly Option[];
  readonly endpoints: readonly Endpoint[];
}

/** Why there is an unexpected variable. */
function surplusCause(name: string, { options, endpoints }: Known): string {
  const option = options.find(
    (one) =>
      one.variable !== "" && (one.type === "secret" ? name.startsWith(one.variable) : one.variable === name),
  );
  if (option) return `Option '${option.name}' has a value there, but not here.`;
  const endpoint = endpoints.find(({ variables }) => variables.includes(name));
  if (endpoint)
    return endpoint.related
      ? `The relation at '${endpoint.name}' has more data there than here.`
      : `'${endpoint.name}' is integrated there, but not here.`;
  return "Neither the charm nor mock.yaml sets it: it comes from the rock, or from the charm's own code.";
}

/** An expected variable, compared with the one there. */
function expectedOne(variable: Variable, got: GotEnvironment, application: string): Compared {
  const { name, value, sensitive } = variable;
  const base = { name, expected: value, sensitive };
  const there = got.get(name);
  if (!got.has(name) || there === undefined)
    return { ...base, verdict: "missing", cause: absenceCause(variable, application) };
  if (there === value) return { ...base, verdict: "equal", got: there, cause: "" };
  if (value === generatedValue)
    return { ...base, verdict: "equal", got: there, cause: "The charm generated this value." };
  if (there === null)
    return { ...base, verdict: "equal", got: there, cause: "The text does not give the value." };
  return { ...base, verdict: "different", got: there, cause: differenceCause(variable, application) };
}

const verdicts: readonly Verdict[] = ["different", "missing", "unknown", "equal", "own"];

/** Compares an environment with the one that the charm gives its app here; differences come first. */
export function compareEnvironments(result: Result, got: GotEnvironment): readonly Compared[] {
  const expected = result.environment ?? [];
  const application = result.unit?.application ?? "APP";
  const names = new Set(expected.map(({ name }) => name));
  const rest = [...got].filter(([name]) => !names.has(name));
  const surplus = rest.map(([name, value]): Compared => {
    const isOwn = containersOwn.test(name) && !result.options.some(({ variable }) => variable === name);
    const cause = isOwn ? "" : surplusCause(name, result);
    return { name, verdict: isOwn ? "own" : "unknown", got: value, sensitive: true, cause };
  });
  const all = [...expected.map((one) => expectedOne(one, got, application)), ...surplus];
  return all.sort((a, b) => verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict));
}

/** A sentence about the whole comparison if everything has one cause; otherwise empty. */
export function commonCause(compared: readonly Compared[]): string {
  const missing = compared.filter(({ verdict }) => verdict === "missing").length;
  const present = compared.filter(({ verdict }) => verdict === "equal" || verdict === "different").length;
  if (missing === 0 || present > 0) return "";
  return "None of the charm's variables is there. Pebble gives them to the service alone, so a shell in the container does not have them: `pebble plan` in the container prints what the service gets.";
}
