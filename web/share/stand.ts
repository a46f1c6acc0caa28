/** Where the environment stands when a project was opened by a link that is about something in it. */
import { effect } from "@preact/signals";
import type { Result } from "../engine/protocol";
import { mainFile } from "../state/files";
import type { Spot } from "../state/links";
import { opened } from "../state/project";
import { answer } from "../state/results";
import { focused, wantedVariable } from "../state/view";

/** What of a result to stand on, and the variable that is scrolled to; null while it is not there. */
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

/** Lights what a link is about and scrolls to it, as soon as a result of the project that was opened last has it. */
export function standOn(stand: Stand): void {
  const project = opened.peek();
  const stop = effect(() => {
    const now = answer.value;
    const found = now?.project === project ? stand(now.result) : null;
    if (found) {
      focused.value = found.spot;
      wantedVariable.ask(found.variable);
    }
    if (found || opened.value !== project) queueMicrotask(() => stop());
  });
}
