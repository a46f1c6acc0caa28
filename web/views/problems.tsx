import type { Diagnostic, Severity } from "../engine/protocol";
import { counted } from "../state/phrases";
import { diagnostics, problems } from "../state/results";
import { goTo } from "../state/view";
import { applyFix, fixAll, fixesForAll } from "./fixes";
import { Icon, type IconName } from "./icon";
import { spotEvents } from "./spot-events";

const severityIcons: Readonly<Record<Severity, IconName>> = {
  error: "error",
  warning: "warning",
  information: "information",
  hint: "hint",
};

/** One finding: what, where, and the ways out. */
function Finding({ finding }: { readonly finding: Diagnostic }) {
  const { file, range, severity, message, code, docs, fixes } = finding;
  const spot = { kind: "finding", finding } as const;
  return (
    <li class={`finding ${severity}`} {...spotEvents(spot)}>
      <Icon name={severityIcons[severity]} />
      <div class="finding-text">
        <button
          type="button"
          class="finding-place"
          onClick={() => goTo({ file, line: range.start.line, character: range.start.character })}
        >
          <span class="visually-hidden">{severity}: </span>
          <span class="message">{message}</span>
          <span class="place">
            {file}:{range.start.line + 1}
          </span>
        </button>
        <span class="ways">
          {fixes.map((fix) => (
            <button key={fix.title} type="button" class="fix" onClick={() => applyFix(fix)}>
              {fix.title}
            </button>
          ))}
          <a class="code" href={docs} target="_blank" rel="noreferrer">
            {code}
          </a>
        </span>
      </div>
    </li>
  );
}

/** What the head of the list says. */
function summary(): string {
  const others = diagnostics.value.length - problems.value.length;
  const parts = [problems.value.length === 0 ? "No problems" : counted(problems.value.length, "problem")];
  if (others > 0) parts.push(counted(others, "note"));
  return parts.join(", ");
}

/** The list of findings, worst first. */
export function Problems() {
  return (
    <section class="problems" aria-label="Problems" tabIndex={-1}>
      <header class="dock-head">
        <h2 class="label">{summary()}</h2>
        {fixesForAll.value.length > 1 && (
          <button type="button" class="button small" onClick={fixAll}>
            Fix all {fixesForAll.value.length}
          </button>
        )}
      </header>
      <ul class="findings">
        {diagnostics.value.map((finding) => (
          <Finding
            key={`${finding.file} ${finding.range.start.line} ${finding.path} ${finding.code}`}
            finding={finding}
          />
        ))}
      </ul>
    </section>
  );
}
