/**
 * What the core takes and answers, and what the page shares with it. Printed by wasm/protocol from the Go types; do not edit it, run
 * `go run ./wasm/protocol > web/engine/wire.ts`. Lines and characters are zero-based; characters are UTF-16 code
 * units, as in the Language Server Protocol 3.17.
 */

/**
 * EvaluateRequest is the request of every function: the project folder, and what
 * charmcraft reads from outside it.
 */
export interface EvaluateRequest {
  /** Texts by path, relative and with '/'. */
  readonly files: Readonly<Record<string, string>>;
  readonly charmcraft: CharmcraftOptions;
  /** Parts of the result that are not needed now: "paths". */
  readonly skip?: readonly string[];
}

/** Result is the answer of evaluate; null marks what cannot be worked out. */
export interface Result {
  readonly version: number;
  readonly expansion: Expansion;
  readonly status: Status | null;
  /** Null for an active unit, and without a status. */
  readonly reason: Reason | null;
  readonly environment: readonly Variable[] | null;
  readonly services: readonly Service[];
  readonly migration: Migration | null;
  /** Null without an expansion. */
  readonly juju: Verdict | null;
  readonly packed?: Packed;
  readonly diagnostics: readonly Diagnostic[];
  readonly endpoints: readonly Endpoint[];
  readonly options: readonly Option[];
  readonly unit: Unit | null;
  /**
   * What the charm could give its app but does not yet; absent if the request
   * skips "possible".
   */
  readonly possible?: readonly PossibleVariable[];
  /**
   * The paths of the lines of the files that are read as YAML; absent if the
   * request skips "paths".
   */
  readonly paths?: readonly FilePaths[];
  /** An entry for each variable of .env.example; absent without that file. */
  readonly expected?: readonly ExpectedVariable[];
}

/**
 * PlaceRequest is the request of complete and hover: a project folder and the
 * place of the cursor in one of its files.
 */
export interface PlaceRequest extends EvaluateRequest {
  readonly file: string;
  /** Zero-based, in UTF-16 characters. */
  readonly position: Position;
}

/** Completion is the answer of complete. */
export interface Completion {
  readonly version: number;
  readonly items: readonly CompletionItem[];
}

/** HoverAnswer is the answer of hover; Hover is null if there is nothing to say. */
export interface HoverAnswer {
  readonly version: number;
  readonly hover: Hover | null;
}

/**
 * MockRequest is a change of mock.yaml: something to mock or to mock no longer,
 * the unit to show, output of Juju to copy, a file to start with, or mocks for
 * everything that the charm declares. Exactly one is given.
 */
export interface MockRequest extends EvaluateRequest {
  readonly add?: MockTarget;
  readonly remove?: MockTarget;
  readonly set?: UnitChange;
  /** Output of a command of Juju to copy. */
  readonly take?: string;
  /** To make a mock.yaml to start with. */
  readonly begin?: boolean;
  /** Declared mocks everything that charmcraft.yaml itself declares. */
  readonly declared?: boolean;
}

/** MockAnswer is the answer of mock: edits of mock.yaml, or why there are none. */
export interface MockAnswer {
  readonly version: number;
  readonly edits: readonly TextEdit[];
  readonly error: string | null;
  /** A sentence or two about what was copied; it may be empty. */
  readonly note: string;
  /**
   * What was copied, by the commands that printed it. With an error: what
   * mock.yaml has no room for as it is; empty if the text is not output of
   * Juju.
   */
  readonly from: readonly TakenFrom[];
  /** How many parts of the text to copy are something else. */
  readonly left: number;
}

/**
 * SecretsAnswer is the answer of secrets: what should not be shared, by file
 * and place.
 */
export interface SecretsAnswer {
  readonly version: number;
  readonly secrets: readonly SecretValue[];
  /** Why the search for them failed. */
  readonly error: string | null;
}

/**
 * Repair is the answer of repair: the project after the first fix of its first
 * problem was applied, again and again, with these fixes in order.
 */
export interface Repair {
  readonly version: number;
  /** Texts by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly steps: readonly RepairStep[];
}

/**
 * RolloutAnswer is the answer of rollout: how to set up the mocked deployment
 * in Juju, or why that is not known.
 */
export interface RolloutAnswer {
  readonly version: number;
  readonly rollout: Rollout | null;
  readonly error: string | null;
}

/**
 * PossibleAnswer is the answer of possible: what the charm could give its app
 * but does not yet, as in the answer of evaluate.
 */
export interface PossibleAnswer {
  readonly version: number;
  readonly possible: readonly PossibleVariable[];
}

/**
 * VariableRequest is the request of variable: a project folder, and the name to
 * search for.
 */
export interface VariableRequest extends EvaluateRequest {
  readonly name: string;
}

/** VariableAnswer is the answer to the search for a variable by name. */
export interface VariableAnswer {
  readonly version: number;
  readonly state: "given" | "possible" | "never" | "option" | "unknown" | "not-known";
  /** A sentence or two. */
  readonly message: string;
  /** Variables that may be meant. */
  readonly names: readonly string[];
  /** The label of a button for the edits; empty without edits. */
  readonly title: string;
  /** One step that brings the variable. */
  readonly edits: readonly TextEdit[];
}

/**
 * IntegrationsAnswer is the answer of integrations: all of them, in the charm
 * library's order.
 */
export interface IntegrationsAnswer {
  readonly version: number;
  readonly integrations: readonly Choice[];
}

/** CharmcraftOptions are the environment variables of charmcraft that matter. */
export interface CharmcraftOptions {
  /** CHARMCRAFT_ENABLE_EXPERIMENTAL_EXTENSIONS. */
  readonly experimental: boolean;
}

/**
 * Expansion is the outcome of `charmcraft expand-extensions`: it prints YAML,
 * or Error.
 */
export interface Expansion {
  readonly yaml: string | null;
  readonly error: ExpansionError | null;
  /** One for each line of YAML. */
  readonly lines: readonly LineOrigin[];
}

/** Status is the status of the unit, as `juju status` shows it. */
export interface Status {
  readonly name: "active" | "waiting" | "blocked" | "error" | "unknown";
  readonly message: string;
}

/** Reason is why the unit is not active. */
export interface Reason {
  /** A sentence. */
  readonly text: string;
  /** What causes it; null if that is not a single place in a project file. */
  readonly at: At | null;
}

/** Variable is an environment variable that the charm gives its service. */
export interface Variable {
  readonly name: string;
  readonly value: string;
  readonly origin: VariableOrigin;
  readonly "value-origin": VariableOrigin;
  readonly description: string;
  readonly docs: string;
  readonly sensitive: boolean;
}

/** Service is a service of the plan that Pebble has after `config-changed`. */
export interface Service {
  readonly name: string;
  readonly startup: "enabled" | "disabled";
  readonly running: boolean;
  readonly command: string;
  readonly environment: boolean;
  readonly origin: Origin;
}

/** Migration is the migration that the charm runs before its service. */
export interface Migration {
  readonly command: readonly string[];
  readonly result: "completed" | "failed" | "pending";
}

/**
 * Verdict is what Juju says about the charm that charmcraft packs; the error is
 * null if Juju accepts it.
 */
export interface Verdict {
  readonly error: Refusal | null;
}

/**
 * Packed has the texts of the files that charmcraft packs; those that it does
 * not pack are absent.
 */
export interface Packed {
  readonly "metadata.yaml"?: string;
  readonly "config.yaml"?: string;
  readonly "actions.yaml"?: string;
}

/**
 * Diagnostic is a finding. Docs is the section of the site that explains its
 * code, relative to the site.
 */
export interface Diagnostic {
  readonly file: string;
  readonly severity: "error" | "warning" | "information" | "hint";
  readonly code: string;
  readonly message: string;
  readonly path: string;
  readonly range: Range;
  readonly docs: string;
  readonly fixes: readonly Fix[];
  /** Who objects, or ignores what is written. */
  readonly by: "charmcraft" | "juju" | "charm" | "rockcraft" | "pebble" | "playground";
}

/** Endpoint is an endpoint of the expanded charm. */
export interface Endpoint {
  readonly name: string;
  readonly role: "requires" | "provides" | "peers";
  readonly interface: string;
  readonly optional: boolean;
  /** Whether the mocked deployment has a relation there. */
  readonly related: boolean;
  /** Where the mocked deployment names the endpoint, for each relation. */
  readonly relations: readonly Origin[];
  readonly origin: Origin;
  /** Whether the charm has what it needs from the relation. */
  readonly integrated: boolean;
  /** Whether the charm is blocked without it. */
  readonly required: boolean;
  /** Names of the variables that it can bring. */
  readonly variables: readonly string[];
  /** Whether the function mock has realistic data for it. */
  readonly mockable: boolean;
  /** A sentence about what it is for. */
  readonly note: string;
}

/**
 * Option is a config option of the expanded charm. Default and Value are as
 * juju config prints them, and null for none.
 */
export interface Option {
  readonly name: string;
  readonly type: string;
  readonly default: string | null;
  readonly value: string | null;
  /** The variable it becomes; for a secret, the prefix of its variables; empty for none. */
  readonly variable: string;
  readonly origin: Origin;
}

/** Unit is the unit on display, and the application it belongs to. */
export interface Unit {
  readonly application: string;
  readonly model: string;
  readonly number: number;
  /** Of the application. */
  readonly units: number;
  readonly leader: boolean;
}

/**
 * PossibleVariable is a variable that the charm could give its app, with one
 * way to it. A name occurs once for each way, and never in the environment as
 * well.
 */
export interface PossibleVariable {
  readonly name: string;
  readonly origin: VariableOrigin;
  readonly needs: Needs;
  readonly description: string;
  readonly docs: string;
  readonly sensitive: boolean;
  /** The label of a button for the edits. */
  readonly title: string;
  /** One step that brings it, in all files. */
  readonly edits: readonly TextEdit[];
}

/**
 * FilePaths has the paths of a project file's lines: that of the innermost key
 * or item on each, and empty for blank lines, comments and lines that cannot be
 * read.
 */
export interface FilePaths {
  readonly file: string;
  readonly paths: readonly string[];
}

/** ExpectedVariable is the answer about a variable of .env.example. */
export interface ExpectedVariable {
  readonly name: string;
  /** Zero-based. */
  readonly line: number;
  readonly state: "provided" | "misspelt" | "missing" | "unknown";
  /** What provides it: "option 'token'"; empty if nothing does. */
  readonly from: string;
  /** A sentence. */
  readonly message: string;
}

/**
 * Position is a place in a text: a zero-based line and a zero-based UTF-16
 * character in it, as in the Language Server Protocol 3.17.
 */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/**
 * CompletionItem is one completion. Text replaces Range; if Snippet is true, it
 * is a snippet of the Language Server Protocol.
 */
export interface CompletionItem {
  readonly label: string;
  /** Key, value or snippet. */
  readonly kind: "key" | "value" | "snippet";
  readonly detail: string;
  readonly documentation: string;
  readonly docs: string;
  readonly range: Range;
  readonly text: string;
  readonly snippet: boolean;
  readonly free: boolean;
}

/** Hover is what is known about the word at the place. */
export interface Hover {
  readonly range: Range;
  /** Markdown. */
  readonly contents: string;
  readonly docs: string;
}

/** MockTarget names what to mock: exactly one of the three is given. */
export interface MockTarget {
  readonly endpoint?: string;
  readonly option?: string;
  readonly secret?: string;
}

/** UnitChange is the unit to show; values that are not given stay as they are. */
export interface UnitChange {
  /** How many the application has. */
  readonly units?: number;
  /** The number of the unit to show. */
  readonly unit?: number;
  /** Whether that unit is the leader. */
  readonly leader?: boolean;
}

/** TextEdit replaces a range of a project file's text. */
export interface TextEdit {
  readonly file: string;
  readonly range: Range;
  readonly text: string;
}

/** TakenFrom is what was copied from the output of a command. */
export interface TakenFrom {
  /** "juju config". */
  readonly command: string;
  /** "2 options and 1 relation"; empty if none of it affects the charm. */
  readonly taken: string;
  /** A sentence about what is missing; it may be empty. */
  readonly note: string;
}

/**
 * SecretValue is a value that should not be shared: its key, and the edit that
 * replaces it.
 */
export interface SecretValue {
  readonly key: string;
  readonly edit: TextEdit;
}

/**
 * RepairStep is a fix that was applied, with the place of its finding in the
 * text at that time.
 */
export interface RepairStep {
  readonly file: string;
  /** Zero-based. */
  readonly line: number;
  readonly code: string;
  /** Of the fix. */
  readonly title: string;
}

/**
 * Rollout says how to set up a mocked deployment in Juju: the facts from
 * mock.yaml and the charm, in the order in which Juju needs them.
 */
export interface Rollout {
  readonly version: number;
  readonly application: string;
  readonly charm: string;
  /** Of the packed charm: "shop_amd64.charm". */
  readonly file: string;
  /** Of the rock, without a registry: "shop:0.1". */
  readonly image: string;
  readonly model: string;
  readonly units: number;
  readonly "model-config": readonly Setting[];
  readonly resources: readonly Resource[];
  readonly secrets: readonly Stored[];
  readonly config: readonly Setting[];
  readonly partners: readonly Partner[];
  /** Mocked settings that no command can make. */
  readonly left: readonly LeftOut[];
}

/** Choice is an integration in the list to choose from. */
export interface Choice {
  readonly name: string;
  /** What people call it: "PostgreSQL". */
  readonly title: string;
  /** One sentence. */
  readonly doc: string;
  /** A link. */
  readonly docs: string;
  /** A charm for the other side, on Charmhub. */
  readonly charm: string;
  readonly interface: string;
  /** The charm's endpoint, or the name that it would have. */
  readonly endpoint: string;
  readonly stage: "absent" | "declared" | "related" | "taken";
  /** Names of the variables that it brings. */
  readonly variables: readonly string[];
  /** One step to a relation, in all files; empty if there is one. */
  readonly edits: readonly TextEdit[];
}

/**
 * ExpansionError is the error that charmcraft prints; parts that it does not
 * print are null.
 */
export interface ExpansionError {
  readonly message: string | null;
  readonly details: string | null;
  readonly resolution: string | null;
}

/**
 * LineOrigin is where a line of the expansion comes from: a project file with
 * its zero-based line, an extension or "charmcraft".
 */
export interface LineOrigin {
  readonly from: string;
  readonly line?: number;
  /** Of the innermost entry on the line, keys and indexes joined with '.'. */
  readonly path?: string;
}

/** At is a place in a project file. */
export interface At {
  readonly file: string;
  /** Keys and indexes from the file's root, joined with '.'. */
  readonly path: string;
  /** Zero-based. */
  readonly line: number;
}

/**
 * VariableOrigin is where the name or the value of a variable comes from, and
 * what kind of thing sets it.
 */
export interface VariableOrigin extends Origin {
  readonly kind: "config" | "secret" | "integration" | "model" | "charm";
}

/**
 * Origin is where something is declared or set: a place in a project file, with
 * its zero-based line, or From, which is an extension, "juju" or "charm".
 */
export interface Origin {
  readonly from?: string;
  readonly file?: string;
  readonly path?: string;
  readonly line?: number;
}

/**
 * Refusal is the first file of the packed charm that Juju refuses, with its
 * message word for word.
 */
export interface Refusal {
  readonly file: string;
  readonly message: string;
}

/** Range is a half-open range of positions. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/**
 * Fix is a way to fix a finding. Safe says whether it may be applied without
 * asking, together with other fixes.
 */
export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly TextEdit[];
}

/**
 * Needs is what a variable needs. Name is the option, the endpoint, the
 * integration without an endpoint, or the key of the model's configuration; for
 * a unit it is empty.
 */
export interface Needs {
  readonly kind: "value" | "relation" | "endpoint" | "unit" | "proxy";
  readonly name: string;
  /** The file for the value, if that is not mock.yaml. */
  readonly file?: string;
}

/**
 * Setting is an option with its value as juju config prints it, or a key of a
 * secret with its value.
 */
export interface Setting {
  readonly name: string;
  readonly value: string;
  /** Of an option: "string", "int", "float", "boolean", "secret". */
  readonly type?: string;
  /** The ID of the secret that the value names, among Secrets; otherwise empty. */
  readonly secret?: string;
  /** Whether to hide the value until the user asks for it. */
  readonly sensitive: boolean;
}

/** Resource is a resource of the charm. */
export interface Resource {
  readonly name: string;
  /** "oci-image" or "file". */
  readonly type: string;
  /** The upstream source of an image, or a file's name; it may be empty. */
  readonly source: string;
}

/** Stored is a secret for juju add-secret. */
export interface Stored {
  /** In mock.yaml. */
  readonly id: string;
  /** The secret's name in the model. */
  readonly name: string;
  readonly content: readonly Setting[];
}

/** Partner is another application with its relations to this one. */
export interface Partner {
  readonly application: string;
  /** On Charmhub; empty if none is known. */
  readonly charm: string;
  readonly channel: string;
  /** "PostgreSQL"; an interface if no charm is known. */
  readonly title: string;
  readonly trust: boolean;
  /** Whether it runs on machines only, so that another model must offer it. */
  readonly machines: boolean;
  /** At least one. */
  readonly units: number;
  /** The settings that produce the mocked data. */
  readonly config: readonly Setting[];
  /** The action that takes Parameters; empty for none. */
  readonly action: string;
  readonly parameters: readonly Setting[];
  /** A sentence about what it needs itself; it may be empty. */
  readonly needs: string;
  /** The mocked keys whose values it makes up by itself. */
  readonly made: readonly string[];
  /** The mocked keys that no known charm writes. */
  readonly unknown: readonly string[];
  readonly relations: readonly Relationship[];
}

/** LeftOut is a mocked setting that no command can make. */
export interface LeftOut {
  /**
   * What it is: "option" (Juju refuses it, or the charm has no option of that name),
   * "secret" (an option names one that is not mocked), "secret-key" (of the
   * charm), "key" (Juju refuses such a key of a secret), "name" (Juju refuses
   * the name), "leader", "workload", "endpoint" (the charm has no endpoint of
   * that name), "charm" (one application for two charms).
   */
  readonly kind: string;
  readonly name: string;
  readonly at: At | null;
}

/**
 * Relationship is a relation between an endpoint of this charm and one of a
 * partner's, which is empty if it is not known.
 */
export interface Relationship {
  readonly endpoint: string;
  readonly other: string;
}

/** The functions of `globalThis.charmPlayground`: what each takes and returns, as JSON text. */
export interface Calls {
  evaluate: { request: EvaluateRequest; response: Result };
  complete: { request: PlaceRequest; response: Completion };
  hover: { request: PlaceRequest; response: HoverAnswer };
  mock: { request: MockRequest; response: MockAnswer };
  secrets: { request: EvaluateRequest; response: SecretsAnswer };
  repair: { request: EvaluateRequest; response: Repair };
  rollout: { request: EvaluateRequest; response: RolloutAnswer };
  possible: { request: EvaluateRequest; response: PossibleAnswer };
  variable: { request: VariableRequest; response: VariableAnswer };
  integrations: { request: EvaluateRequest; response: IntegrationsAnswer };
}

/** The charmcraft whose behaviour the core has. */
export const charmcraftVersion = "4.5.0";

/** The paas-charm whose behaviour the core has. */
export const paasCharmVersion = "1.12.3";

/** The names of the framework extensions. */
export const frameworkExtensions = [
  "flask-framework",
  "django-framework",
  "go-framework",
  "fastapi-framework",
  "expressjs-framework",
  "spring-boot-framework",
] as const;

/** How much of a project folder is taken, wherever it comes from; core/FORMATS.md says what of. */
export const limits = {
  files: 500,
  bytes: 1048576,
  path: 255,
  depth: 16,
  findings: 1000,
  variables: 1000,
  completions: 1000,
} as const;
