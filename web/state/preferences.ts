/** Preferences that the page remembers, in this browser only. */
import { effect, signal } from "@preact/signals";

/** Light, dark, or whichever the system uses. */
export type Theme = "system" | "light" | "dark";

/** The preferences. Positions of splitters are shares of the whole, 0 to 1. */
export interface Preferences {
  readonly theme: Theme;
  /** The editor's share of the width. */
  readonly columns: number;
  /** The manifest's share of the height of the right side. */
  readonly rows: number;
  /** The dock's share of the height; it shows problems and status. */
  readonly dock: number;
  /** Whether the sentence that explains the page was dismissed. */
  readonly introduced: boolean;
  /** Whether long lines are wrapped; empty if the user never chose. */
  readonly wrap: "" | "on" | "off";
  /** Whether the dock keeps its height while there is nothing to say, as it does once the user moved its splitter. */
  readonly dockHeld: boolean;
  /** Whether the user was told how to leave the editor by keyboard, where Tab indents. */
  readonly tabTold: boolean;
  /** The id of the format in which the environment was last exported; empty before the first time. */
  readonly exportFormat: string;
  /** The id of the format in which the deployment was last exported for Juju; empty before the first time. */
  readonly rolloutFormat: string;
}

const key = "charm-playground.preferences";
/** The positions of the splitters before they are moved. */
export const usualPlaces = { columns: 0.48, rows: 0.46, dock: 0.18 } as const;
const defaults: Preferences = {
  theme: "system",
  ...usualPlaces,
  introduced: false,
  wrap: "",
  dockHeld: false,
  tabTold: false,
  exportFormat: "",
  rolloutFormat: "",
};

/**
 * The stored preferences as far as their types are right; the defaults for the rest, or if the browser stores
 * nothing.
 */
function load(): Preferences {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? "{}");
    if (typeof stored !== "object" || stored === null) return defaults;
    const known = Object.entries(stored).filter(
      ([name, value]) => typeof value === typeof defaults[name as keyof Preferences],
    );
    return { ...defaults, ...Object.fromEntries(known) };
  } catch {
    return defaults;
  }
}

/** The user's preferences. */
export const preferences = signal<Preferences>(load());

/** Changes a part of the preferences. */
export function prefer(part: Partial<Preferences>): void {
  preferences.value = { ...preferences.value, ...part };
}

/** Stores the preferences whenever they change, and applies the theme. @returns a function that stops it */
export function keepPreferences(): () => void {
  return effect(() => {
    const { theme } = preferences.value;
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    try {
      localStorage.setItem(key, JSON.stringify(preferences.value));
    } catch {
      // If the browser stores nothing, the page works all the same.
    }
  });
}
