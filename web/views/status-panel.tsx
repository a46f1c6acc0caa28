import { computed } from "@preact/signals";
import type { Migration, Reason, Service } from "../engine/protocol";
import { answer, engine, trouble } from "../state/results";
import { retryEngine } from "../state/session";
import { shownStatus, shownSteps } from "../state/verdict";
import { dialog, goTo, litClass, revealLinked } from "../state/view";
import { Icon } from "./icon";
import { spotEvents } from "./spot-events";
import { Way } from "./way";

/** The place that causes the status, if there is one and it belongs to the present text. */
const blamed = computed(() => {
  const at = answer.value?.result.reason?.at;
  return at?.line === undefined || at.file === undefined ? null : { file: at.file, line: at.line };
});

/** Why the unit is not active, with a link to the cause. */
function ReasonLine({ reason }: { readonly reason: Reason }) {
  const { text, at } = reason;
  return (
    <p class="reason">
      {text}{" "}
      {at && (
        <button
          type="button"
          class="place"
          onClick={() => goTo(at, answer.peek()?.files)}
          title={`Go to ${at.path}`}
        >
          {at.file}, line {at.line + 1}
        </button>
      )}
    </p>
  );
}

/** One service of the Pebble plan. */
function ServiceRow({ service }: { readonly service: Service }) {
  const spot = { kind: "service", name: service.name } as const;
  const state = service.running ? "running" : service.startup === "disabled" ? "disabled" : "stopped";
  return (
    <li>
      <button
        type="button"
        class={`service ${litClass("service", service.name)}`}
        title={service.command}
        onClick={() => revealLinked(spot)}
        {...spotEvents(spot)}
      >
        <span class={service.running ? "run-mark running" : "run-mark"}>
          <Icon name={service.running ? "running" : "stopped"} />
        </span>
        <span class="service-name">{service.name}</span>
        <span class="quiet">
          {state}
          {service.running && !service.environment ? ", without the app's environment" : ""}
        </span>
      </button>
    </li>
  );
}

const migrationWords: Readonly<Record<Migration["result"], string>> = {
  completed: "completed",
  failed: "failed",
  pending: "not reached",
};

/** The migration that the charm runs. */
function MigrationRow({ migration }: { readonly migration: Migration }) {
  return (
    <p class={`migration ${migration.result}`}>
      <Icon
        name={
          migration.result === "completed" ? "check" : migration.result === "failed" ? "error" : "stopped"
        }
      />
      Migration <code>{migration.command.join(" ")}</code>{" "}
      <span class="outcome">{migrationWords[migration.result]}</span>
    </p>
  );
}

/** The state of the engine, unless it is simply ready. */
function EngineLine() {
  const state = engine.value;
  if (state.kind === "failed") {
    return (
      <p class="status blocked">
        <Icon name="warning" />
        <span class="status-message">{state.message} Your text is safe.</span>
        <button type="button" class="button small" onClick={retryEngine}>
          Try again
        </button>
      </p>
    );
  }
  if (trouble.value !== null) {
    return (
      <p class="status waiting">
        <Icon name="warning" />
        <span class="status-message">
          {trouble.value} It was restarted; what you see is from an earlier text. Your text is safe.
        </span>
      </p>
    );
  }
  if (state.kind === "restarted") {
    return (
      <p class="status waiting">
        <Icon name="warning" />
        <span class="status-message">{state.message} It is restarting and will try again.</span>
      </p>
    );
  }
  return answer.value ? null : <p class="status quiet">Loading the engine…</p>;
}

/** Why there is no status, and what to do about it. */
function NoStatus() {
  if (!answer.value || engine.value.kind === "failed") return null;
  return <p class="quiet">Status and services appear here once charmcraft accepts charmcraft.yaml.</p>;
}

/** The button that leads to Juju with the deployment on display. */
function RunButton() {
  return (
    <button
      type="button"
      class="button small run-button"
      onClick={() => {
        dialog.value = "run";
      }}
    >
      Run it in Juju
    </button>
  );
}

/** Status, services and migration of the unit on display. */
export function StatusPanel() {
  const result = shownStatus.value?.result;
  return (
    <section
      class={shownStatus.value?.stale ? "status-panel stale" : "status-panel"}
      aria-label="Status"
      tabIndex={-1}
    >
      <EngineLine />
      {shownSteps.value && <Way steps={shownSteps.value} status={result?.status ?? null} at={blamed.value} />}
      {!result && <NoStatus />}
      {result?.reason && <ReasonLine reason={result.reason} />}
      {result && result.services.length > 0 && (
        <ul class="services" aria-label="Services">
          {result.services.map((service) => (
            <ServiceRow key={service.name} service={service} />
          ))}
        </ul>
      )}
      {result?.migration && <MigrationRow migration={result.migration} />}
      {result && <RunButton />}
    </section>
  );
}
