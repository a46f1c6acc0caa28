import type { ExpectedVariable } from "../engine/protocol";
import { counted } from "../state/phrases";
import { answer } from "../state/results";
import { goTo } from "../state/view";
import { Icon, type IconName } from "./icon";

const stateIcons: Readonly<Record<ExpectedVariable["state"], IconName>> = {
  provided: "check",
  misspelt: "warning",
  missing: "error",
  unknown: "information",
};

/** The file that lists the variables that the app reads. */
const expectedFile = ".env.example";

/** Whether the charm provides each variable that the app reads. */
export function Expectations() {
  const expected = answer.value?.result.expected ?? [];
  if (expected.length === 0) return null;
  const provided = expected.filter(({ state }) => state === "provided").length;
  return (
    <details class="expectations">
      <summary>
        Your app reads {counted(expected.length, "variable")}:{" "}
        {provided === expected.length
          ? "all are provided"
          : `${provided} provided, ${expected.length - provided} not`}
      </summary>
      <ul>
        {expected.map(({ name, line, state, message }) => (
          <li key={`${name} ${line}`} class={state}>
            <Icon name={stateIcons[state]} />
            <button type="button" class="text-button" onClick={() => goTo({ file: expectedFile, line })}>
              {name}
            </button>
            <span>{message}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
