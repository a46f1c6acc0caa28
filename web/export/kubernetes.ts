import { type Exported, type ExportedVariable, type Obstacle, omissionComments, partition } from "./variable";
import { yamlMapping } from "./yaml-scalar";

/** Most characters of a key, and what may be in it (Kubernetes 1.33, apimachinery validation.IsConfigMapKey). */
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
  const label = application.toLowerCase().replace(/[^a-z0-9-]+/g, "-");
  return `${label.replace(/^-+|-+$/g, "").slice(0, 200) || "app"}-environment`;
}

/** The head of a manifest. */
function manifestHead(kind: string, application: string): string {
  return `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: ${objectName(application)}\n`;
}

/** The UTF-8 bytes of a text in base64 (RFC 4648, section 4). */
export function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

/** A ConfigMap for `envFrom: [{configMapRef: …}]`, where Kubernetes expands no `$(NAME)`. */
export function writeConfigMap(variables: readonly ExportedVariable[], application: string): Exported {
  const { held, omitted } = partition(variables, [configMapKey, podVariable]);
  const entries = held.map(({ name, value }) => [name, value] as const);
  const manifest = manifestHead("ConfigMap", application) + yamlMapping("data", entries, 0);
  return { text: omissionComments(omitted) + manifest, omitted };
}

/**
 * A Secret for `envFrom: [{secretRef: …}]`. It has `data` in base64 and not `stringData`: that is what the API
 * server keeps and `kubectl get` shows, and a variable that is gone from `stringData` would stay in the
 * Secret at the next `kubectl apply`.
 */
export function writeSecret(variables: readonly ExportedVariable[], application: string): Exported {
  const { held, omitted } = partition(variables, [configMapKey, podVariable]);
  const entries = held.map(({ name, value }) => [name, base64(value)] as const);
  const manifest = `${manifestHead("Secret", application)}type: Opaque\n${yamlMapping("data", entries, 0)}`;
  return { text: omissionComments(omitted) + manifest, omitted };
}
