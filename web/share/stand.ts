/** What the environment selects after a link to something in it was opened. */
import { effect } from "@preact/signals";
import type { Result } from "../engine/protocol";
import { mainFile } from "../state/files";
import type { Spot } from "../state/links";
import { opened } from "../state/project";
import { painted } from "../state/rest";
import { answer } from "../state/results";
import { focused, wantedVariable } from "../state/view";

/** Finds the spot to select in a result, and the variable to scroll to; null while they do not exist. */
export type Stand = (result: Result) => { readonly spot: Spot; readonly variable: string } | null;

/** Selects a variable. @param name as it is written in a link */
export function onVariable(name: string): Stand {
  return ({ environment }) =>
    environment?.some((variable) => variable.name === name)
      ? { spot: { kind: "variable", name }, variable: name }
      : null;
}

/** Selects the variables of the first declaration in charmcraft.yaml that brings any. */
export const onDeclared: Stand = ({ environment, endpoints, options }) => {
  const declared = [
    ...endpoints.map(({ name, origin, variables }) => ({
      line: origin.file === mainFile ? origin.line : undefined,
      spot: { kind: "endpoint", name } as Spot,
      brings: (variable: string) => variables.includes(variable),
    })),
    ...options.map(({ origin, variable }) => ({
      line: origin.file === mainFile ? origin.line : undefined,
      spot: { kind: "source", file: mainFile, line: origin.line ?? 0 } as Spot,
      brings: (name: string) => variable !== "" && name.startsWith(variable),
    })),
  ].filter(({ line }) => line !== undefined);
  for (const { spot, brings } of declared.sort((a, b) => (a.line ?? 0) - (b.line ?? 0))) {
    const variable = environment?.find(({ name }) => brings(name))?.name;
    if (variable !== undefined) return { spot, variable };
  }
  return null;
};

/** Events of the reader's hand: from the first of them on, the view is the reader's. */
const touches = ["wheel", "pointerdown", "keydown"] as const;

/**
 * Lights up what a link is about and scrolls to it as soon as a result of the latest project contains it, and
 * again with each later result, which may have added rows above it, until the reader touches the page.
 */
export function standOn(stand: Stand): void {
  const project = opened.peek();
  let standing = true;
  const leave = () => {
    standing = false;
    for (const touch of touches) removeEventListener(touch, leave, true);
    queueMicrotask(() => stop());
  };
  for (const touch of touches) addEventListener(touch, leave, true);
  const stop = effect(() => {
    const now = answer.value;
    if (opened.value !== project) return leave();
    const found = now?.project === project ? stand(now.result) : null;
    if (!found) return;
    focused.value = found.spot;
    // The rows of this result exist once it is painted.
    void painted().then(() => standing && wantedVariable.ask(found.variable));
  });
}
