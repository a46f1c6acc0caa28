/** What a frame's address may say besides the project; documented in docs/embed.html. */
import type { Settings } from "../share/fragment";
import type { EmbedTheme } from "./messages";

/** The panes of an embed. */
export type EmbedPane = "files" | "manifest" | "environment";

/** How an embed looks and whom it talks to. */
export interface EmbedParameters {
  /** The panes, from left to right; at least one. */
  readonly panes: readonly EmbedPane[];
  /** The pane that is shown first where there is room for one only. */
  readonly view: EmbedPane;
  readonly readOnly: boolean;
  readonly theme: EmbedTheme;
  /** The origin of the page around the frame, which messages go to and are taken from; null for none. */
  readonly host: string | null;
}

const everyPane: readonly EmbedPane[] = ["files", "manifest", "environment"];
const usualPanes: readonly EmbedPane[] = ["files", "environment"];
const themes: readonly EmbedTheme[] = ["system", "light", "dark"];

/** The parameters of a fragment's settings; what is missing or unknown is as usual. */
export function embedParameters(settings: Settings): EmbedParameters {
  const named = (settings.panes ?? "").split(/[,\s]+/);
  const panes = everyPane.filter((pane) => named.includes(pane));
  const shown = panes.length > 0 ? panes : usualPanes;
  return {
    panes: shown,
    view: shown.find((pane) => pane === settings.view) ?? (shown[0] as EmbedPane),
    readOnly: isOn(settings.readonly),
    theme: themes.find((theme) => theme === settings.theme) ?? "system",
    host: originOf(settings.host),
  };
}

/** Whether a setting is switched on: there, and not `0` or `false`. */
export function isOn(value: string | undefined): boolean {
  return value !== undefined && value !== "0" && value !== "false";
}

/** A web origin; anything else, including the opaque origin `null`, is not a host to talk to. */
function originOf(address: string | undefined): string | null {
  if (address === undefined || !URL.canParse(address)) return null;
  const { origin } = new URL(address);
  return origin === "null" ? null : origin;
}
