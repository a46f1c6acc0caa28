/** What the environment selects when a project was opened by a link to something in it. */
import { effect } from "@preact/signals";
import type { Result } from "../engine/protocol";
import { mainFile } from "../state/files";
import type { Spot } from "../state/links";
import { opened } from "../state/project";
import { painted } from "../state/rest";
import { answer } from "../state/results";
import { focused, wantedVariable } from "../state/view";

/** What of a result to select, and the variable to scroll to; null while it is not there. */
export type Stand = (result: Result) => { readonly spot: Spot; readonly variable: string } | null;

/** Stands on a variable. @param name as a link writes it */
export function onVariable(name: string): Stand {
  return ({ environment }) =>
    environment?.some((variable) => variable.name === name)
      ? { spot: { kind: "variable", name }, variable: name }
      : null;
}

/** Stands on the variables of what charmcraft.yaml declares first. */
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

/** What a hand does to a page: from then on the view is the reader's. */
const touches = ["wheel", "pointerdown", "keydown"] as const;

/**
 * Lights what a link is about and scrolls to it, as soon as a result of the project that was opened last has it, and
 * with each later result, which may have put more above it, until the reader touches the page.
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
    // The rows of this result are there once it is painted.
    void painted().then(() => standing && wantedVariable.ask(found.variable));
  });
}
