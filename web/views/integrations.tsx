import { computed, type Signal, useSignal } from "@preact/signals";
import type { Endpoint } from "../engine/protocol";
import { changeMock } from "../state/mocks";
import { variableName } from "../state/phrases";
import { type Answer, answer, lastExpanded } from "../state/results";
import { typedLine } from "../state/typing";
import { dialog, linked, litClass, revealVariableLater } from "../state/view";
import { spotEvents } from "./spot-events";

/** The answer whose endpoints are on display; while the text is broken, the last one that had any. */
const known = computed<Answer | null>(() => {
  const now = answer.value;
  const last = lastExpanded.value?.project === now?.project ? lastExpanded.value : null;
  return now?.result.endpoints?.length ? now : last;
});

let kept: Answer | null = null;

/**
 * Endpoints that can be integrated, the required ones first. While the user types they do not change: half a word
 * makes another endpoint, and the row would grow and shrink under the hand.
 */
const endpoints = computed<readonly Endpoint[]>(() => {
  const next = known.value;
  if (typedLine.value === null || kept?.project !== next?.project) kept = next;
  const list = (kept?.result.endpoints ?? []).filter(canIntegrate);
  return [...list].sort((a, b) => rank(a) - rank(b));
});

/** Whether another application can be integrated at an endpoint. One without an interface fits no other. */
export function canIntegrate({ role, interface: kind }: Pick<Endpoint, "role" | "interface">): boolean {
  return role !== "peers" && kind !== "";
}

/** Requirers rank before providers; among equals the core's order stays. */
function rank({ role }: Endpoint): number {
  return role === "requires" ? 0 : 1;
}

/** Whether the charm is blocked because an endpoint that it requires is not integrated. */
function isMissing({ required, integrated }: Endpoint): boolean {
  return required && !integrated;
}

/** The purpose of an endpoint, the variables that it brings, and its interface. */
function explanation({ note = "", variables = [], interface: kind }: Endpoint): string {
  const brings = variables.length > 0 ? `Adds ${variables.map(variableName).join(", ")}.` : "";
  return [note, brings, `Interface ${kind}.`].filter(Boolean).join(" ");
}

/** One endpoint and its switch. */
function IntegrationSwitch({ endpoint }: { readonly endpoint: Endpoint }) {
  const { name, related } = endpoint;
  const spot = { kind: "endpoint", name } as const;
  const toggle = () => {
    void changeMock(related ? "remove" : "add", { endpoint: name }).then(() => revealVariableLater(spot));
  };
  return (
    <button
      type="button"
      role="switch"
      class={`integration ${litClass("endpoint", name)}`}
      aria-checked={related}
      aria-label={`Integrate ${name}`}
      aria-description={explanation(endpoint)}
      title={explanation(endpoint)}
      onClick={toggle}
      {...spotEvents(spot)}
    >
      <span class="knob" aria-hidden="true" />
      {name}
      {isMissing(endpoint) && <span class="missing">missing</span>}
      {endpoint.variables?.length === 0 && <span class="quiet">no variables</span>}
    </button>
  );
}

/** Whether a switch may be folded away: it brings no variables, and its state needs no attention. */
function isQuiet(endpoint: Endpoint): boolean {
  return endpoint.variables?.length === 0 && !endpoint.related && !isMissing(endpoint);
}

/** Shows the switches that are folded away, or folds them away again. */
function FoldButton({
  folded,
  open,
}: {
  readonly folded: readonly Endpoint[];
  readonly open: Signal<boolean>;
}) {
  const lit = !open.value && folded.some(({ name }) => linked.value.endpoints.has(name));
  return (
    <button
      type="button"
      class={lit ? "fold lit" : "fold"}
      aria-expanded={open.value}
      title="Integrations that add no variables"
      onClick={() => {
        open.value = !open.value;
      }}
    >
      {open.value ? (
        "Fewer"
      ) : (
        <>
          {folded.length} more<span class="visually-hidden"> without variables</span>
        </>
      )}
    </button>
  );
}

/** Opens the list of all integrations. */
function AddButton() {
  return (
    <button
      type="button"
      class="fold"
      aria-haspopup="dialog"
      onClick={() => {
        dialog.value = "integrations";
      }}
    >
      Add…<span class="visually-hidden"> an integration</span>
    </button>
  );
}

/** Why there are no switches. */
function noEndpoints(): string {
  if (!answer.value) return "The charm's endpoints appear here once the engine is loaded.";
  if (answer.value.result.expansion.yaml === null)
    return "The charm's endpoints appear here once charmcraft.yaml can be expanded.";
  return answer.value.result.status === null
    ? "Only the endpoints of a 12-factor charm can be integrated here."
    : "The charm has no endpoints.";
}

/** The most switches on display: charms have about ten endpoints, and thousands would take a browser seconds. */
const mostSwitches = 200;

/** The switches that integrate the charm's endpoints or undo that. */
export function Integrations() {
  const open = useSignal(false);
  const folded = endpoints.value.filter(isQuiet);
  const fold = folded.length > 1;
  const shown = fold && !open.value ? endpoints.value.filter((each) => !isQuiet(each)) : endpoints.value;
  return (
    <section class="integrations" aria-label="Integrations">
      <h2 class="label">Integrations</h2>
      {endpoints.value.length === 0 ? (
        <p class="quiet">{noEndpoints()}</p>
      ) : (
        <div class="switches">
          {shown.slice(0, mostSwitches).map((endpoint) => (
            <IntegrationSwitch key={endpoint.name} endpoint={endpoint} />
          ))}
          {shown.length > mostSwitches && (
            <span class="quiet">{shown.length - mostSwitches} more are not shown</span>
          )}
          {fold && <FoldButton folded={folded} open={open} />}
          <AddButton />
        </div>
      )}
    </section>
  );
}
