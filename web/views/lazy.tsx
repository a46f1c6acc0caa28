/** Components that are fetched when they are first shown. */
import { signal } from "@preact/signals";
import type { ComponentChildren, FunctionComponent } from "preact";
import { useState } from "preact/hooks";
import { fetchPart, missingPart } from "../state/parts";

/** The properties of the placeholder for a component. */
export interface Absence {
  /** The component's purpose, to begin a sentence: "Sharing". */
  readonly what: string;
  /** Whether the component could not be fetched; otherwise it is still on its way. */
  readonly missing: boolean;
}

/** A component and the state of its fetch. */
interface Fetching {
  readonly loaded: { value: FunctionComponent | null };
  readonly missing: { value: boolean };
  readonly fetch: () => void;
}

/** Prepares a component to be fetched; only one fetch runs at a time. */
function fetching(what: string, get: () => Promise<FunctionComponent>): Fetching {
  const loaded = signal<FunctionComponent | null>(null);
  const missing = signal(false);
  let underWay = false;
  const fetch = () => {
    if (underWay || loaded.peek()) return;
    underWay = true;
    missing.value = false;
    get()
      .then(
        (component) => {
          loaded.value = component;
          missing.value = false;
          if (missingPart.peek()?.what === what) missingPart.value = null;
        },
        () => {
          missing.value = true;
          missingPart.value = { what, again: fetch };
        },
      )
      .finally(() => {
        underWay = false;
      });
  };
  return { loaded, missing, fetch };
}

/**
 * A component that is fetched when it is first shown, and again when it is next shown if that failed.
 * @param what its purpose, to begin a sentence: "Sharing"
 * @param load imports its module
 * @param pick returns the component of that module
 * @param Away the placeholder while the component is missing
 */
export function lazy<M>(
  what: string,
  load: () => Promise<M>,
  pick: (module: M) => FunctionComponent,
  Away: (absence: Absence) => ComponentChildren,
): FunctionComponent {
  const { loaded, missing, fetch } = fetching(what, () => fetchPart(load, pick));
  return function Lazy() {
    // Fetch before the placeholder renders the failure of the previous time.
    useState(fetch);
    const Loaded = loaded.value;
    return Loaded ? <Loaded /> : <Away what={what} missing={missing.value} />;
  };
}
