/**
 * What the page requests after it has painted the first answer, so that a keystroke does not wait for Juju's rules.
 */
import type { Diagnostic, Files, Result } from "../engine/protocol";
import { presentFinding } from "./versions";

/** The parts of a result that the first answer leaves out. */
export const later: readonly string[] = ["juju", "possible"];

/** The parts that the second answer leaves out. */
export const latest: readonly string[] = ["possible"];

/**
 * Milliseconds without typing before the core works out what is possible, which takes several times as long as the
 * rest.
 */
export const possibleRest = 400;

/**
 * Milliseconds without typing before the page requests the second answer. The core works on it for about as long as on the
 * first one, and a key pressed meanwhile would have to wait: the larger the project, the longer the pause.
 * @param first milliseconds that the first answer took
 */
export function verdictRest(first: number): number {
  return Math.min(4 * first, possibleRest);
}

/** Whether a finding is part of Juju's verdict. */
function isVerdict({ by, severity, file }: Diagnostic): boolean {
  return by === "juju" && severity === "error" && file !== "mock.yaml";
}

/** A result and the folder that it was worked out from. */
interface About {
  readonly files: Files;
  readonly result: Result;
}

/** The first answer, completed with what Juju said last, until Juju's new verdict arrives. */
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

/** The first answer with what the later one adds; everything else is equal in both. */
export function withRest(first: Result, whole: Result): Result {
  const { juju, packed, diagnostics } = whole;
  return { ...whole, ...first, juju, diagnostics, ...(packed && { packed }) };
}

/** Resolves after the page has painted, or after about as long if the page is hidden and never paints. */
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
