/**
 * What the core takes and answers, and what the page shares with it. Printed by wasm/protocol from the Go types; do not edit it, run
 * `go run ./wasm/protocol > web/engine/wire.ts`. Lines and characters are zero-based; characters are UTF-16 code
 * units, as in the Language Server Protocol 3.17.
 */

/**
 * EvaluateRequest is what every function takes: the project folder and what
 * charmcraft takes from outside it.
 */
export interface EvaluateRequest {
  /** Texts by their paths, relative and with '/'. */
  readonly files: Readonly<Record<string, string>>;
  readonly charmcraft: CharmcraftOptions;
  /** Parts of the result that are not needed now: "paths". */
  readonly skip?: readonly string[];
}

/** Result is the answer of evaluate; null is what cannot be worked out. */
export interface Result {
  readonly version: number;
  readonly expansion: Expansion;
  readonly status: Status | null;
  /** Null for an active unit, and where there is no status. */
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
   * What the charm could give its app and does not now; absent where the
   * request skips "possible".
   */
  readonly possible?: readonly PossibleVariable[];
  /**
   * The paths of the lines of the files that are read as YAML; absent where
   * the request skips "paths".
   */
  readonly paths?: readonly FilePaths[];
  /** An entry for each variable of .env.example; absent without that file. */
  readonly expected?: readonly ExpectedVariable[];
}

/**
 * PlaceRequest is what complete and hover take: a project folder and the place of
 * the cursor in one of its files.
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

/** HoverAnswer is the answer of hover; without anything to say Hover is null. */
export interface HoverAnswer {
  readonly version: number;
  readonly hover: Hover | null;
}

/**
 * MockRequest is a change of mock.yaml: what is to be mocked, or to be mocked no
 * longer, the unit to show, the output of Juju to take over, a file to begin with,
 * or all that the charm declares. Exactly one is given.
 */
export interface MockRequest extends EvaluateRequest {
  readonly add?: MockTarget;
  readonly remove?: MockTarget;
  readonly set?: UnitChange;
  /** What a command of Juju printed, to be taken over. */
  readonly take?: string;
  /** To make a mock.yaml to begin with. */
  readonly begin?: boolean;
  /** Declared mocks all that charmcraft.yaml declares by itself. */
  readonly declared?: boolean;
}

/** MockAnswer is the answer of mock: edits of mock.yaml, or why there are none. */
export interface MockAnswer {
  readonly version: number;
  readonly edits: readonly TextEdit[];
  readonly error: string | null;
  /** A sentence or two on what was taken over; it may be empty. */
  readonly note: string;
  /**
   * What was taken over, by the commands that printed it. With an error: what
   * mock.yaml has no room for as it is; empty where the text is no such output.
   */
  readonly from: readonly TakenFrom[];
  /** How many parts of the text that was to be taken over are something else. */
  readonly left: number;
}

/**
 * SecretsAnswer is the answer of secrets: what should not be handed on, by file
 * and place.
 */
export interface SecretsAnswer {
  readonly version: number;
  readonly secrets: readonly SecretValue[];
  /** Why they could not be looked for. */
  readonly error: string | null;
}

/**
 * Repair is the answer of repair: the project after first fixes of first
 * problems, with the fixes in the order in which they were made.
 */
export interface Repair {
  readonly version: number;
  /** Texts by their paths. */
  readonly files: Readonly<Record<string, string>>;
  readonly steps: readonly RepairStep[];
}

/**
 * RolloutAnswer is the answer of rollout: how to set up the mocked deployment
 * in Juju, or why it is not known.
 */
export interface RolloutAnswer {
  readonly version: number;
  readonly rollout: Rollout | null;
  readonly error: string | null;
}

/**
 * PossibleAnswer is the answer of possible: what the charm could give its app and
 * does not now, as in the answer of evaluate.
 */
export interface PossibleAnswer {
  readonly version: number;
  readonly possible: readonly PossibleVariable[];
}

/**
 * VariableRequest is what variable takes: a project folder, and the name that is
 * searched for.
 */
export interface VariableRequest extends EvaluateRequest {
  readonly name: string;
}

/** VariableAnswer is the answer to the search for a variable by its name. */
export interface VariableAnswer {
  readonly version: number;
  readonly state: "given" | "possible" | "never" | "option" | "unknown" | "not-known";
  /** A sentence or two. */
  readonly message: string;
  /** Variables that may be meant. */
  readonly names: readonly string[];
  /** What the edits do, as the name of a button; empty without edits. */
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

/** CharmcraftOptions are what the environment of charmcraft holds. */
export interface CharmcraftOptions {
  /** CHARMCRAFT_ENABLE_EXPERIMENTAL_EXTENSIONS. */
  readonly experimental: boolean;
}

/**
 * Expansion is what `charmcraft expand-extensions` does with the project: it
 * prints YAML, or Error.
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
  /** What is to blame; null where it is not one thing in a project file. */
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
 * Verdict is what Juju says to the charm that charmcraft packs: null where it
 * takes it.
 */
export interface Verdict {
  readonly error: Refusal | null;
}

/**
 * Packed is the texts of the files that charmcraft packs; those that it does not
 * pack are absent.
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
  /** The mocked deployment has a relation there. */
  readonly related: boolean;
  /** Where the mocked deployment names the endpoint of each. */
  readonly relations: readonly Origin[];
  readonly origin: Origin;
  /** The charm has what it needs from the relation. */
  readonly integrated: boolean;
  /** The charm is blocked without it. */
  readonly required: boolean;
  /** Names of the variables that it can bring. */
  readonly variables: readonly string[];
  /** The function mock has realistic data for it. */
  readonly mockable: boolean;
  /** A sentence on what it is for. */
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
  /** The variable it becomes; of a secret, what its variables begin with; empty for none. */
  readonly variable: string;
  readonly origin: Origin;
}

/** Unit is the unit that is shown, and the application it belongs to. */
export interface Unit {
  readonly application: string;
  readonly model: string;
  readonly number: number;
  /** Of the application. */
  readonly units: number;
  readonly leader: boolean;
}

/**
 * PossibleVariable is a variable that the charm could give its app, with one way to
 * it. A name is there once for each way, and never in the environment as well.
 */
export interface PossibleVariable {
  readonly name: string;
  readonly origin: VariableOrigin;
  readonly needs: Needs;
  readonly description: string;
  readonly docs: string;
  readonly sensitive: boolean;
  /** What the edits do, as the name of a button. */
  readonly title: string;
  /** One step that brings it, in all files. */
  readonly edits: readonly TextEdit[];
}

/**
 * FilePaths are the paths of a project file's lines: of the innermost key or
 * item on each, and empty for blank lines, comments and what cannot be read.
 */
export interface FilePaths {
  readonly file: string;
  readonly paths: readonly string[];
}

/** ExpectedVariable is the answer for a variable of .env.example. */
export interface ExpectedVariable {
  readonly name: string;
  /** Zero-based. */
  readonly line: number;
  readonly state: "provided" | "misspelt" | "missing" | "unknown";
  /** What provides it: "option 'token'"; empty where nothing does. */
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
 * CompletionItem is one thing that can be written at the place. Text replaces
 * Range and is a snippet of the Language Server Protocol where Snippet is true.
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

/** UnitChange is the unit to show; what is not given stays as it is. */
export interface UnitChange {
  /** How many the application has. */
  readonly units?: number;
  /** The number of the one that is shown. */
  readonly unit?: number;
  /** Whether that is the leader. */
  readonly leader?: boolean;
}

/** TextEdit replaces a range of a project file's text. */
export interface TextEdit {
  readonly file: string;
  readonly range: Range;
  readonly text: string;
}

/** TakenFrom is what was taken over of the output of a command. */
export interface TakenFrom {
  /** "juju config". */
  readonly command: string;
  /** "2 options and 1 relation"; empty where the charm sees nothing of it. */
  readonly taken: string;
  /** A sentence on what is not in it; it may be empty. */
  readonly note: string;
}

/**
 * SecretValue is a value that should not be handed on: its key, and the edit
 * that replaces it.
 */
export interface SecretValue {
  readonly key: string;
  readonly edit: TextEdit;
}

/**
 * RepairStep is a fix that was made, with the place of its finding in the text
 * as it was then.
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
 * Rollout says how to set up a mocked deployment in Juju: the facts of
 * mock.yaml and of the charm, in the order in which Juju needs them.
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
  /** What is mocked and no command brings about. */
  readonly left: readonly LeftOut[];
}

/** Choice is an integration as the charm can have it. */
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
  /** The charm's, or the name that it would have. */
  readonly endpoint: string;
  readonly stage: "absent" | "declared" | "related" | "taken";
  /** Names of the variables that it brings. */
  readonly variables: readonly string[];
  /** One step to a relation, in all files; empty where there is one. */
  readonly edits: readonly TextEdit[];
}

/**
 * ExpansionError is the error that charmcraft prints; null are the parts that
 * it does not print.
 */
export interface ExpansionError {
  readonly message: string | null;
  readonly details: string | null;
  readonly resolution: string | null;
}

/**
 * LineOrigin is where a line of the expansion comes from: a project file with its
 * zero-based line, an extension or "charmcraft".
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
 * what makes a variable of it.
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
 * Fix is a way to put a finding right; Safe tells whether it may be applied unasked,
 * together with other fixes.
 */
export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly TextEdit[];
}

/**
 * Needs is what a variable needs. Name is the option, the endpoint, the
 * integration without an endpoint, or the key of the model's configuration; for a
 * unit it is empty.
 */
export interface Needs {
  readonly kind: "value" | "relation" | "endpoint" | "unit" | "proxy";
  readonly name: string;
  /** Where the value belongs, where that is not mock.yaml. */
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
  /** The ID of the secret that the value names, among Secrets; else empty. */
  readonly secret?: string;
  /** Whether the value is not to be shown unasked. */
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
  /** Which the secret gets in the model. */
  readonly name: string;
  readonly content: readonly Setting[];
}

/** Partner is another application with its relations to this one. */
export interface Partner {
  readonly application: string;
  /** On Charmhub; empty where none is known. */
  readonly charm: string;
  readonly channel: string;
  /** "PostgreSQL"; an interface where no charm is known. */
  readonly title: string;
  readonly trust: boolean;
  /** It runs on machines only, and another model offers it. */
  readonly machines: boolean;
  /** At least one. */
  readonly units: number;
  /** What makes the mocked data. */
  readonly config: readonly Setting[];
  /** Which takes Parameters; empty for none. */
  readonly action: string;
  readonly parameters: readonly Setting[];
  /** A sentence on what it needs itself; it may be empty. */
  readonly needs: string;
  /** The mocked keys whose values it makes up by itself. */
  readonly made: readonly string[];
  /** The mocked keys that no known charm writes. */
  readonly unknown: readonly string[];
  readonly relations: readonly Relationship[];
}

/** LeftOut is something mocked that no command brings about. */
export interface LeftOut {
  /**
   * What it is: "option" (Juju refuses it, or the charm has none of the name),
   * "secret" (an option names one that is not mocked), "secret-key" (of the
   * charm), "key" (Juju refuses such a key of a secret), "name" (Juju refuses
   * the name), "leader", "workload", "endpoint" (the charm has none of the
   * name), "charm" (one application for two charms).
   */
  readonly kind: string;
  readonly name: string;
  readonly at: At | null;
}

/**
 * Relationship is a relation between an endpoint of this charm and one of a
 * partner's, which is empty where it is not known.
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
