/** Components that are fetched when they are first shown. */
import { signal } from "@preact/signals";
import type { ComponentChildren, FunctionComponent } from "preact";
import { useState } from "preact/hooks";
import { fetchPart, missingPart } from "../state/parts";

/** How a component that is fetched is stood in for. */
export interface Absence {
  /** What it is for, to begin a sentence: "Sharing". */
  readonly what: string;
  /** Whether it could not be had; else it is on its way. */
  readonly missing: boolean;
}

/** A component that is fetched, and its state. */
interface Fetching {
  readonly loaded: { value: FunctionComponent | null };
  readonly missing: { value: boolean };
  readonly fetch: () => void;
}

/** Prepares a component to be fetched; one fetch is under way at a time. */
function fetching(what: string, load: () => Promise<FunctionComponent>): Fetching {
  const loaded = signal<FunctionComponent | null>(null);
  const missing = signal(false);
  let underWay = false;
  const fetch = () => {
    if (underWay || loaded.peek()) return;
    underWay = true;
    missing.value = false;
    fetchPart(load)
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
 * A component that is fetched when it is first shown, and again when it is shown anew after that failed.
 * @param what what it is for, to begin a sentence: "Sharing"
 * @param load imports its module and gives the component
 * @param Away what is shown while it is not there
 */
export function lazy(
  what: string,
  load: () => Promise<FunctionComponent>,
  Away: (absence: Absence) => ComponentChildren,
): FunctionComponent {
  const { loaded, missing, fetch } = fetching(what, load);
  return function Lazy() {
    // Before its placeholder learns that it could not be loaded the last time.
    useState(fetch);
    const Loaded = loaded.value;
    return Loaded ? <Loaded /> : <Away what={what} missing={missing.value} />;
  };
}
