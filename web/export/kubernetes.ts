import { type Exported, type ExportedVariable, type Obstacle, omissionComments, partition } from "./variable";
import { yamlMapping } from "./yaml-scalar";

/** The most characters of a key, and which are allowed (Kubernetes 1.33, apimachinery validation.IsConfigMapKey). */
const configMapKey: Obstacle = ({ name }) => {
  if (name.length > 253) return "A key in Kubernetes has at most 253 characters.";
  if (name === "." || name.startsWith("..")) return "A key in Kubernetes cannot be '.' or begin with '..'.";
  return /^[-._a-zA-Z0-9]+$/.test(name)
    ? null
    : "A key in Kubernetes has only ASCII letters, digits, '-', '_' and '.'.";
};

/** Pods skip other keys under envFrom (apimachinery validation.IsEnvVarName). */
const podVariable: Obstacle = ({ name }) =>
  /^[0-9]|^\.\.?$/.test(name) ? "A variable in Kubernetes cannot begin with a digit." : null;

/** The application as the name of an object: an RFC 1123 subdomain of at most 253 characters. */
function objectName(application: string): string {
  const label = application
    .slice(0, 1_000)
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, "-");
  return `${label.replace(/^-+|-+$/g, "").slice(0, 200) || "app"}-environment`;
}

/** The first lines of a manifest. */
function manifestHead(kind: string, application: string): string {
  return `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: ${objectName(application)}\n`;
}

/** One object with these variables. */
function manifest(
  kind: "ConfigMap" | "Secret",
  application: string,
  variables: readonly ExportedVariable[],
): string {
  const entries = variables.map(({ name, value }) => [name, value] as const);
  const head = manifestHead(kind, application);
  return kind === "ConfigMap"
    ? head + yamlMapping("data", entries, 0)
    : `${head}type: Opaque\n${yamlMapping("stringData", entries, 0)}`;
}

/**
 * A ConfigMap and, for sensitive values, a Secret of the same name, for `envFrom` with a configMapRef and a
 * secretRef; there Kubernetes does not expand `$(NAME)`. The Secret uses `stringData`, which people can read and edit.
 */
export function writeKubernetes(variables: readonly ExportedVariable[], application: string): Exported {
  const { held, omitted } = partition(variables, [configMapKey, podVariable]);
  const plain = held.filter(({ sensitive }) => !sensitive);
  const secret = held.filter(({ sensitive }) => sensitive === true);
  const objects = [
    ...(plain.length > 0 || secret.length === 0 ? [manifest("ConfigMap", application, plain)] : []),
    ...(secret.length > 0 ? [manifest("Secret", application, secret)] : []),
  ];
  return { text: omissionComments(omitted) + objects.join("---\n"), omitted };
}
