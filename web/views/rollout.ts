/** The facts about deploying a folder in Juju, for the views that show them. */
import { useMemo } from "preact/hooks";
import type { Files, Rollout } from "../engine/protocol";
import { charmcraft } from "../state/project";
import { ask } from "../state/session";
import { useLatest } from "./latest";

/** The core's answer: the facts, or a sentence that says why they are not known. */
export type RolloutTold = { readonly rollout: Rollout } | { readonly problem: string };

/** The number of views that have asked, so that each has a lane of its own and none supersedes another. */
let asking = 0;

/** The facts about deploying a folder. @returns null while they are worked out */
export function useRollout(of: Files): RolloutTold | null {
  const lane = useMemo(() => `rollout ${asking++}`, []);
  const options = charmcraft.value;
  return useLatest<RolloutTold>(async () => {
    const told = await ask("rollout", { files: of, charmcraft: options }, lane);
    if (told?.rollout) return { rollout: told.rollout };
    return { problem: told?.error ?? "The engine did not answer. Change something, or reload the page." };
  }, [of, options]);
}
