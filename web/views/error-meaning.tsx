import type { Diagnostic } from "../engine/protocol";
import type { ErrorMeaning } from "../outside/errors";
import { answer } from "../state/results";
import { goTo, goToFinding } from "../state/view";
import { closeDialog } from "./dialog";

/** A link to a finding, where it can be fixed. */
function ToFinding({ finding }: { readonly finding: Diagnostic }) {
  const go = () => {
    closeDialog();
    goToFinding(finding, answer.peek()?.files);
  };
  const [fix] = finding.fixes;
  return (
    <>
      <p>{finding.message}</p>
      {fix && (
        <p class="quiet">
          Suggested fix: <strong>{fix.title}</strong>
        </p>
      )}
      <p>
        <button type="button" class="button primary" onClick={go}>
          Go to {finding.file}, line {finding.range.start.line + 1}
        </button>
      </p>
    </>
  );
}

/** The text of an example. */
function Sample({ title, text }: { readonly title: string; readonly text: string }) {
  if (text === "") return null;
  return (
    <>
      <h4>{title}</h4>
      <pre class="sample">{text}</pre>
    </>
  );
}

/** An error that the present project gives. */
function Here({ meaning }: { readonly meaning: Extract<ErrorMeaning, { kind: "here" }> }) {
  const { said, finding, reason } = meaning;
  const at = reason?.at;
  const go = () => {
    closeDialog();
    if (at) goTo(at);
  };
  return (
    <>
      <h3>This project causes that error</h3>
      <p>
        <code>{said}</code>
      </p>
      {reason && <p>{reason.text}</p>}
      {at && (
        <p>
          <button type="button" class="button primary" onClick={go}>
            Go to {at.file}, line {at.line + 1}
          </button>
        </p>
      )}
      {finding && <ToFinding finding={finding} />}
    </>
  );
}

/** An error that some other file gives. */
function Elsewhere({ meaning }: { readonly meaning: Extract<ErrorMeaning, { kind: "elsewhere" }> }) {
  const { known, finding } = meaning;
  return (
    <>
      <h3>
        {finding ? "This project has a mistake of that kind" : "This project does not cause that error"}
      </h3>
      {finding && <ToFinding finding={finding} />}
      <p>
        {finding ? "The kind is" : "A file like this one does, and the kind of mistake is"}{" "}
        <a href={`/findings.html#${known.code}`} target="_blank" rel="noreferrer">
          {known.title}
        </a>
        .
      </p>
      <Sample title={`${known.file} that causes it`} text={known.example} />
      <Sample title="The same, fixed" text={known.mended} />
    </>
  );
}

/** The meaning of an error. */
export function Meaning({ meaning }: { readonly meaning: ErrorMeaning | null }) {
  if (meaning?.kind === "here") return <Here meaning={meaning} />;
  if (meaning) return <Elsewhere meaning={meaning} />;
  return (
    <>
      <h3>This text is not recognised</h3>
      <p>
        The output of Juju's commands is read as YAML or JSON: add <code>--format yaml</code>. From an error,
        paste the line that says what is wrong; from a traceback, the last line.
      </p>
    </>
  );
}
