/** What brings the deployment of a folder about in Juju, for the views that show it. */
import { useMemo } from "preact/hooks";
import type { Files, Rollout } from "../engine/protocol";
import { charmcraft } from "../state/project";
import { ask } from "../state/session";
import { useLatest } from "./latest";

/** What the core says: the facts, or a sentence on why they are not known. */
export type RolloutTold = { readonly rollout: Rollout } | { readonly problem: string };

/** How many views have asked, so that none takes the place of another's question. */
let asking = 0;

/** What brings a folder's deployment about. @returns null while it is worked out */
export function useRollout(of: Files): RolloutTold | null {
  const lane = useMemo(() => `rollout ${asking++}`, []);
  const options = charmcraft.value;
  return useLatest<RolloutTold>(async () => {
    const told = await ask("rollout", { files: of, charmcraft: options }, lane);
    if (told?.rollout) return { rollout: told.rollout };
    return { problem: told?.error ?? "The engine did not answer. Change something, or reload the page." };
  }, [of, options]);
}
