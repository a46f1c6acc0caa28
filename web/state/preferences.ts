/** What the page remembers of the user's taste, in this browser only. */
import { effect, signal } from "@preact/signals";

/** Light, dark, or as the system has it. */
export type Theme = "system" | "light" | "dark";

/** What is remembered. Places of splitters are shares of the whole, 0 to 1. */
export interface Preferences {
  readonly theme: Theme;
  /** Share of the width that the editor has. */
  readonly columns: number;
  /** Share of the height that the manifest has of the right side. */
  readonly rows: number;
  /** Share of the height that problems and status have of the whole. */
  readonly dock: number;
  /** Whether the sentence that explains the page was dismissed. */
  readonly introduced: boolean;
  /** Whether long lines are wrapped; empty where nothing was chosen. */
  readonly wrap: "" | "on" | "off";
  /** Whether the dock keeps its share while there is nothing to say, as it does once its splitter was moved. */
  readonly dockHeld: boolean;
  /** Whether it was said how Tab, which indents, leaves the editor. */
  readonly tabTold: boolean;
  /** The format that the environment was last exported in, by its id; empty before the first time. */
  readonly exportFormat: string;
  /** The way in which the deployment was last taken to Juju, by its id; empty before the first time. */
  readonly rolloutFormat: string;
}

const key = "charm-playground.preferences";
/** Where the splitters are until they are moved. */
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

/** What was stored, as far as it is of the right type; a browser that stores nothing gives the defaults. */
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

/** The user's taste. */
export const preferences = signal<Preferences>(load());

/** Changes a part of the preferences. */
export function prefer(part: Partial<Preferences>): void {
  preferences.value = { ...preferences.value, ...part };
}

/** Stores the preferences whenever they change, and gives the page its theme. @returns ends it */
export function keepPreferences(): () => void {
  return effect(() => {
    const { theme } = preferences.value;
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    try {
      localStorage.setItem(key, JSON.stringify(preferences.value));
    } catch {
      // A browser that stores nothing still shows the page.
    }
  });
}
