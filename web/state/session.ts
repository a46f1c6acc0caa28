/** Keeps the results in step with the project: evaluates each change, and the latest one wins. */
import { effect } from "@preact/signals";
import { type EngineState, startEngine } from "../engine/client";
import type { CallName, Calls, Files } from "../engine/protocol";
import type { Engine } from "../engine/shared";
import { pause } from "./pause";
import { possible } from "./possible";
import { charmcraft, files, opened } from "./project";
import { later, latest, painted, possibleRest, verdictRest, withLastVerdict, withRest } from "./rest";
import { answer, engine, takeAnswer, trouble } from "./results";

let client: Engine | null = null;

/** What to work out besides the results. */
interface SessionKind {
  /** Whether to work out the possible variables, too. */
  readonly possible: boolean;
}

/** Evaluates one state of the project and takes over the answer, unless a later state came meanwhile. */
async function evaluate(of: Files, experimental: boolean, kind: SessionKind): Promise<void> {
  const project = opened.peek();
  const request = { files: of, charmcraft: { experimental } };
  const outcome = await client?.call("evaluate", { ...request, skip: later });
  if (outcome?.kind === "failed") trouble.value = outcome.message;
  if (outcome?.kind !== "answer") return;
  const first = { files: of, result: outcome.value, milliseconds: outcome.milliseconds, project };
  const before = answer.peek()?.project === project ? answer.peek() : null;
  takeAnswer({ ...first, result: withLastVerdict(first, before) });
  const shown = answer.peek();
  await painted();
  await pause(verdictRest(first.milliseconds));
  if (answer.peek() !== shown || files.peek() !== of) return;
  const rest = await client?.call("evaluate", { ...request, skip: latest }, "rest");
  if (rest?.kind === "answer" && answer.peek() === shown)
    takeAnswer({ ...first, result: withRest(outcome.value, rest.value) });
  if (kind.possible) await workOutPossible(of);
}

/** How often to ask for what is possible: on a busy machine the engine may run out of time. */
const possibleTries = 3;

/** Works out what is possible once the user has rested; after a failure, tries again after a longer rest. */
async function workOutPossible(of: Files): Promise<void> {
  for (let tries = 0; tries < possibleTries && possible.peek()?.files !== of; tries++) {
    await pause(possibleRest * 4 ** tries);
    if (files.peek() !== of) return;
    await refreshPossible(of);
  }
}

/** Works out what is possible, and takes that over unless the text has changed meanwhile. */
export async function refreshPossible(of: Files): Promise<void> {
  const project = opened.peek();
  const told = await ask("possible", { files: of, charmcraft: charmcraft.peek() });
  if (told && files.peek() === of) possible.value = { files: of, project, variables: told.possible };
}

/**
 * Starts to load the engine, unless that has begun; the page does this before anything else.
 * @param start starts an engine of the page's own, or shares another page's
 */
export function loadEngine(start: (report: (state: EngineState) => void) => Engine = startEngine): void {
  client ??= start((state) => {
    engine.value = state;
  });
}

/** Evaluates the project whenever it changes. @returns a function that stops this and the engine */
export function startSession(kind: SessionKind = { possible: true }): () => void {
  loadEngine();
  const stop = effect(() => {
    void evaluate(files.value, charmcraft.value.experimental, kind);
  });
  return () => {
    stop();
    client?.dispose();
    client = null;
  };
}

/** Tries again to load the engine. */
export function retryEngine(): void {
  client?.retry();
}

/**
 * Asks the core about the project.
 * @param lane calls of the same lane supersede one another while they wait
 * @returns the answer, or null if the call failed or was superseded
 */
export async function ask<N extends CallName>(
  name: N,
  request: Calls[N]["request"],
  lane: string = name,
): Promise<Calls[N]["response"] | null> {
  const outcome = await client?.call(name, request, lane);
  return outcome?.kind === "answer" ? outcome.value : null;
}
