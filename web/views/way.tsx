import type { Status } from "../engine/protocol";
import type { Place } from "../state/links";
import { found } from "../state/results";
import { goTo, goToFinding } from "../state/view";
import { findingOf, refusedStep, type Step, type StepState } from "../state/way";
import { Icon, type IconName } from "./icon";

const signs: Readonly<Record<StepState, IconName | null>> = {
  done: "check",
  refused: "error",
  later: null,
  open: null,
};

/** What screen readers hear for each step, in place of its sign. */
const spoken: Readonly<Record<Step["name"], Readonly<Record<StepState, string>>>> = {
  packs: {
    done: "charmcraft packs the charm",
    refused: "charmcraft refuses the project",
    later: "",
    open: "",
  },
  deploys: {
    done: "Juju deploys the charm",
    refused: "Juju refuses the charm",
    later: "Not checked by Juju yet",
    open: "Juju has not answered yet",
  },
  runs: {
    done: "The charm is active",
    refused: "The charm is not active",
    later: "The charm would be",
    open: "The charm is",
  },
};

/** The properties of the unit's status. */
interface StatusProps {
  readonly status: Status;
  /** Shows the cause; absent if it is not in one place. */
  readonly show?: (() => void) | undefined;
}

/** The unit's status in Juju's colours and words. */
export function StatusWords({ status, show }: StatusProps) {
  const message = status.name === "error" && status.message === "" ? hookFailed : status.message;
  return (
    <>
      <span class="status-dot" aria-hidden="true" />
      <strong>{status.name}</strong>
      {message !== "" && show && (
        <button type="button" class="text-button step-message" onClick={show}>
          {message}
        </button>
      )}
      {message !== "" && !show && <span class="status-message">{message}</span>}
    </>
  );
}

const hookFailed = "hook failed: the charm's code raised an exception";

/** The program's message at a refused step; it leads to the finding, if there is one. */
function Message({ step }: { readonly step: Step }) {
  const finding = findingOf(step, found.value);
  if (step.message === "" && !finding) return null;
  const text = step.message === "" ? (finding?.message ?? "") : step.message;
  if (!finding) return <span class="status-message">{text}</span>;
  return (
    <button
      type="button"
      class="text-button step-message"
      title={`Show ${finding.file}, line ${finding.range.start.line + 1}`}
      onClick={() => goToFinding(finding)}
    >
      {text}
    </button>
  );
}

/** The properties of the way, apart from its steps. */
interface WayProps {
  readonly status: Status | null;
  /** The one place that causes the status, or null. */
  readonly at: Place | null;
}

/** The last step: the real status or, after a refusal, the one that it would have. */
function Runs({ step, status, at }: WayProps & { readonly step: Step }) {
  const show = at && step.state === "refused" ? () => goTo(at) : undefined;
  return (
    <li class={`step ${step.state} status ${status?.name ?? ""}`}>
      {status ? (
        <>
          <span class="visually-hidden">{spoken.runs[step.state]} </span>
          <StatusWords status={status} show={show} />
        </>
      ) : (
        <span class="step-name quiet">runs</span>
      )}
    </li>
  );
}

/** The way of the charm: each step has a sign, the first refusal its message, and later steps are dimmed. */
export function Way({ steps, status, at }: WayProps & { readonly steps: readonly Step[] }) {
  const refused = refusedStep(steps);
  return (
    <ol class="way" aria-label="The way of the charm">
      {steps.map((step) => {
        if (step.name === "runs") return <Runs key={step.name} step={step} status={status} at={at} />;
        const sign = signs[step.state];
        return (
          <li key={step.name} class={`step ${step.state}`}>
            <span class="visually-hidden">{spoken[step.name][step.state]}</span>
            <span class="step-name" aria-hidden="true">
              {step.name}
            </span>
            {sign && <Icon name={sign} />}
            {step === refused && <Message step={step} />}
          </li>
        );
      })}
    </ol>
  );
}
