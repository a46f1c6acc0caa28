/**
 * The messages between the page and its worker, and the shapes that the core
 * takes and returns. Lines and characters are zero-based; characters are UTF-16
 * code units, as in the Language Server Protocol 3.17.
 */

/** The project folder: path (with `/`) to text with LF line ends. */
export type Files = Readonly<Record<string, string>>;

/** What the environment of charmcraft holds. */
export interface CharmcraftOptions {
  /** CHARMCRAFT_ENABLE_EXPERIMENTAL_EXTENSIONS. */
  readonly experimental: boolean;
}

/** What is asked of the core's `evaluate`. */
export interface EvaluateRequest {
  readonly files: Files;
  readonly charmcraft: CharmcraftOptions;
}

/** A place in a text. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A stretch of text; `end` is exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** One replacement in one project file, which may not exist yet. */
export interface TextEdit {
  readonly file: string;
  readonly range: Range;
  readonly text: string;
}

/** A way to mend a finding; its edits do not overlap. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** Whether "Fix all" may apply it unasked. */
  readonly safe?: boolean;
}

/** How much a finding matters, from most to least. */
export type Severity = "error" | "warning" | "information" | "hint";

/** One finding in a project file. */
export interface Diagnostic {
  readonly file: string;
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly path: string;
  readonly range: Range;
  /** Address of the section that explains the code, relative to the site. */
  readonly docs: string;
  readonly fixes: readonly Fix[];
}

/** Where a line of the expansion comes from: a project file, an extension or `charmcraft`. */
export interface LineOrigin {
  readonly from: string;
  /** Zero-based line of that project file; absent for extensions and charmcraft. */
  readonly line?: number;
}

/** The error that charmcraft prints. */
export interface ExpansionError {
  readonly message?: string | null;
  readonly details?: string | null;
  readonly resolution?: string | null;
}

/** What `charmcraft expand-extensions` makes of the project. */
export interface Expansion {
  readonly yaml: string | null;
  readonly error: ExpansionError | null;
  /** One entry for each line of `yaml`. */
  readonly lines: readonly LineOrigin[];
}

/** The unit's status as `juju status` shows it. */
export interface Status {
  readonly name: "active" | "waiting" | "blocked" | "maintenance" | "error" | "unknown";
  readonly message: string;
}

/** Where a variable's name or value comes from. */
export interface Origin {
  readonly kind: string;
  /** The extension that brings it, or `charm` for what the charm makes up; absent where a file has it. */
  readonly from?: string;
  readonly file?: string;
  readonly path?: string;
  readonly line?: number;
}

/** One environment variable of the app. */
export interface Variable {
  readonly name: string;
  readonly value: string;
  readonly origin: Origin;
  readonly "value-origin": Origin;
  readonly description: string;
  readonly docs: string;
  readonly sensitive: boolean;
}

/** One service of Pebble's plan. */
export interface Service {
  readonly name: string;
  readonly startup: string;
  readonly running: boolean;
  readonly command: string;
  readonly environment: boolean;
  readonly origin?: Origin;
}

/** The migration that the charm runs. */
export interface Migration {
  readonly command: readonly string[];
  readonly result: "completed" | "failed" | "pending";
}

/** One endpoint of the expanded charm, and whether mock.yaml relates it. */
export interface Endpoint {
  readonly name: string;
  readonly role: "requires" | "provides" | "peers";
  readonly interface: string;
  readonly optional?: boolean;
  readonly related: boolean;
  readonly origin?: Origin;
  /** The variables that a relation brings to the app, or what their names begin with; none for logging and the like. */
  readonly variables?: readonly string[];
  /** What the endpoint is for, in a sentence. */
  readonly note?: string;
}

/** A config option of the expanded charm. */
export interface Option {
  readonly name: string;
  readonly type: string;
  /** As `juju config` prints it; null for none. */
  readonly default: string | null;
  /** The value it has in the mocked deployment; null for none. */
  readonly value: string | null;
  /** The variable it becomes; of a secret, what its variables begin with; empty for none. */
  readonly variable: string;
}

/** The unit that is shown, and the application it belongs to. */
export interface Unit {
  readonly application: string;
  readonly model: string;
  readonly number: number;
  /** How many units the application has. */
  readonly units: number;
  readonly leader: boolean;
}

/** The answer for a variable of `.env.example`. */
export interface ExpectedVariable {
  readonly name: string;
  /** Zero-based line of `.env.example`. */
  readonly line: number;
  readonly state: "provided" | "misspelt" | "missing" | "unknown";
  /** What provides it: "option 'token'"; empty where nothing does. */
  readonly from: string;
  readonly message: string;
}

/** Everything that the core works out; see `core/result`. */
export interface Result {
  readonly version: 1;
  readonly expansion: Expansion;
  readonly status: Status | null;
  readonly environment: readonly Variable[] | null;
  readonly services: readonly Service[];
  readonly migration: Migration | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly endpoints?: readonly Endpoint[];
  readonly options?: readonly Option[];
  readonly unit?: Unit | null;
  readonly expected?: readonly ExpectedVariable[];
}

/** A place of the cursor, for completion and hover. */
export interface PlaceRequest extends EvaluateRequest {
  readonly file: string;
  readonly position: Position;
}

/** One completion; `text` replaces `range` and is LSP snippet syntax where `snippet` is true. */
export interface CompletionItem {
  readonly label: string;
  readonly kind: "key" | "value" | "snippet";
  readonly detail: string;
  readonly documentation: string;
  readonly docs: string;
  readonly range: Range;
  readonly text: string;
  readonly snippet: boolean;
}

/** What the core knows about the word under the pointer; `contents` is Markdown. */
export interface Hover {
  readonly range: Range;
  readonly contents: string;
  readonly docs: string;
}

/** What to add to or remove from mock.yaml; exactly one key is given. */
export interface MockTarget {
  readonly endpoint?: string;
  readonly option?: string;
  readonly secret?: string;
}

/** The unit to show; what is not given stays as it is. */
export interface UnitChange {
  readonly units?: number;
  readonly unit?: number;
  readonly leader?: boolean;
}

/** A change of mock.yaml: exactly one of the three is given. */
export interface MockRequest extends EvaluateRequest {
  readonly add?: MockTarget;
  readonly remove?: MockTarget;
  readonly set?: UnitChange;
}

/** The functions of `globalThis.charmPlayground`: what each takes and returns. */
export interface Calls {
  evaluate: { request: EvaluateRequest; response: Result };
  complete: { request: PlaceRequest; response: { version: 1; items: readonly CompletionItem[] } };
  hover: { request: PlaceRequest; response: { version: 1; hover: Hover | null } };
  mock: { request: MockRequest; response: { version: 1; edits: readonly TextEdit[]; error: string | null } };
}

/** The name of a function of the core. */
export type CallName = keyof Calls;

/** From the page to the worker: call one function of the core. */
export interface CallMessage {
  readonly type: "call";
  /** Number of the call, given back with its answer. */
  readonly id: number;
  readonly name: CallName;
  /** The request as JSON text. */
  readonly request: string;
}

/** From the worker to the page. */
export type WorkerMessage =
  /** The core is loaded and warm. */
  | { readonly type: "ready" }
  /** The core could not be loaded or ended; `message` says why. */
  | { readonly type: "failed"; readonly message: string }
  /** An answer as JSON text, and the milliseconds it took. */
  | { readonly type: "answer"; readonly id: number; readonly response: string; readonly milliseconds: number }
  /** The call was not possible, for example because this core lacks the function. */
  | { readonly type: "refused"; readonly id: number; readonly message: string };
