/** What is asked for after the first answer is painted: a keystroke does not wait for Juju. */
import type { Diagnostic, Files, Result } from "../engine/protocol";
import { presentFinding } from "./versions";

/** The parts of a result that the first answer leaves out. */
export const later: readonly string[] = ["juju", "possible"];

/** The parts that the second answer leaves out. */
export const latest: readonly string[] = ["possible"];

/** Milliseconds for which nothing is typed before what is possible is worked out, which takes several times as long. */
export const possibleRest = 400;

/** Whether a finding comes with Juju's verdict. */
function isVerdict({ by, severity, file }: Diagnostic): boolean {
  return by === "juju" && severity === "error" && file !== "mock.yaml";
}

/** A result and the folder that it is about. */
interface About {
  readonly files: Files;
  readonly result: Result;
}

/** The first answer with what the one before said in Juju's name, until Juju's verdict is there. */
export function withLastVerdict(first: About, before: About | null): Result {
  const { result } = first;
  if (!before?.result.juju || result.expansion.yaml === null) return result;
  const { juju, packed } = before.result;
  const verdict = before.result.diagnostics.filter(isVerdict);
  const diagnostics = [
    ...result.diagnostics,
    ...verdict.map((finding) => presentFinding(finding, before.files, first.files)),
  ];
  return { ...result, juju, ...(packed && { packed }), diagnostics };
}

/** The first answer with what the later one adds: everything else is the same in both. */
export function withRest(first: Result, whole: Result): Result {
  const { juju, packed, diagnostics } = whole;
  return { ...whole, ...first, juju, diagnostics, ...(packed && { packed }) };
}

/** Waits until the page has painted, or until a page that is not shown would have. */
export function painted(): Promise<void> {
  return new Promise((done) => {
    const late = setTimeout(done, 200);
    requestAnimationFrame(() =>
      setTimeout(() => {
        clearTimeout(late);
        done();
      }),
    );
  });
}
