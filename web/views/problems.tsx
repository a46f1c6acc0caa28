import { useEffect, useRef } from "preact/hooks";
import type { Diagnostic, Severity } from "../engine/protocol";
import { visiblePath } from "../state/files";
import { diagnostics } from "../state/results";
import { verdict } from "../state/verdict";
import { goToFinding, isShown } from "../state/view";
import { applyFix, fixAll, fixesForAll } from "./fixes";
import { Icon, type IconName } from "./icon";
import { spotEvents } from "./spot-events";

const severityIcons: Readonly<Record<Severity, IconName>> = {
  error: "error",
  warning: "warning",
  information: "information",
  hint: "hint",
};

/** The fixes of a finding, and a link to its explanation. */
function Ways({ finding }: { readonly finding: Diagnostic }) {
  const { fixes, docs, code } = finding;
  return (
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
  );
}

/** One finding: its message, its place and its fixes. The finding that the user went to is marked and in view. */
function Finding({ finding }: { readonly finding: Diagnostic }) {
  const { file, range, severity, message } = finding;
  const entry = useRef<HTMLLIElement>(null);
  const current = isShown(finding);
  useEffect(() => {
    if (current) entry.current?.scrollIntoView({ block: "nearest" });
  }, [current]);
  return (
    <li
      ref={entry}
      class={`finding ${severity} ${current ? "current" : ""}`}
      aria-current={current || undefined}
      {...spotEvents({ kind: "finding", finding })}
    >
      <Icon name={severityIcons[severity]} />
      <div class="finding-text">
        <button type="button" class="finding-place" onClick={() => goToFinding(finding)}>
          <span class="visually-hidden">{severity}: </span>
          <span class="message">{message}</span>
          <span class="place">
            {visiblePath(file)}:{range.start.line + 1}
          </span>
        </button>
        <Ways finding={finding} />
      </div>
    </li>
  );
}

/**
 * Findings with keys that do not change while the user types elsewhere: if new results arrive while a button is
 * pressed, the same button is still there on release.
 */
function keyed(findings: readonly Diagnostic[]): [string, Diagnostic][] {
  const counts = new Map<string, number>();
  return findings.map((finding) => {
    const name = `${finding.file} ${finding.path} ${finding.code}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return [`${name} ${count}`, finding];
  });
}

/** The list of findings, the most severe first. */
export function Problems() {
  return (
    <section class="problems" aria-label="Problems" tabIndex={-1}>
      <header class="dock-head">
        <h2 class="label">{verdict.value}</h2>
        {fixesForAll.value.length > 1 && (
          <button type="button" class="button small" onClick={fixAll}>
            Fix all {fixesForAll.value.length}
          </button>
        )}
      </header>
      <ul class="findings">
        {keyed(diagnostics.value).map(([key, finding]) => (
          <Finding key={key} finding={finding} />
        ))}
      </ul>
    </section>
  );
}
