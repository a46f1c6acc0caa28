/** The settings of a frame's address, apart from the project; documented in docs/embed.html. */
import type { Settings } from "../share/fragment";
import type { EmbedTheme } from "./messages";

/** The panes of an embed. */
export type EmbedPane = "files" | "manifest" | "environment";

/** The look of an embed, and the host that it talks to. */
export interface EmbedParameters {
  /** The panes, from left to right; at least one. */
  readonly panes: readonly EmbedPane[];
  /** The pane that is shown first when there is room for only one. */
  readonly view: EmbedPane;
  readonly readOnly: boolean;
  readonly theme: EmbedTheme;
  /** The origin of the host, the only one that messages are sent to and accepted from; null for none. */
  readonly host: string | null;
}

const everyPane: readonly EmbedPane[] = ["files", "manifest", "environment"];
const usualPanes: readonly EmbedPane[] = ["files", "environment"];
const themes: readonly EmbedTheme[] = ["system", "light", "dark"];

/** The parameters in a fragment's settings; missing or unknown ones get their defaults. */
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

/** Whether a setting is on: present, and neither `0` nor `false`. */
export function isOn(value: string | undefined): boolean {
  return value !== undefined && value !== "0" && value !== "false";
}

/** A web origin; null for anything else, including the opaque origin `null`, which cannot be a host. */
function originOf(address: string | undefined): string | null {
  if (address === undefined || !URL.canParse(address)) return null;
  const { origin } = new URL(address);
  return origin === "null" ? null : origin;
}
