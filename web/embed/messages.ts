/**
 * The messages between a page and the playground in a frame on it. They are documented for other developers
 * in docs/embed.html: messages are only ever added, and a change of meaning gets a new version.
 *
 * Both sides check where a message comes from before they read it. The embed talks
 * only to its parent, and only if that has the origin that the frame's address names as `host`;
 * the host talks only to the frame that it made, and only at the playground's origin.
 */

import type { Files, Result } from "../engine/protocol";
import { isObject } from "../state/json";

/** The version of these messages; every message carries it as `charmPlayground`. */
export const messageVersion = 1;

/** The embed's theme: as the system has it, or fixed. */
export type EmbedTheme = "system" | "light" | "dark";

/** A host's requests. */
export type HostRequest =
  /** Shows other files in place of the present ones. */
  | { readonly type: "set-files"; readonly files: Files }
  /** Follows the host's theme. */
  | { readonly type: "set-theme"; readonly theme: EmbedTheme };

/** An embed's reports. */
export type EmbedReport =
  /** The embed is ready to receive messages. Sent once. */
  | { readonly type: "ready" }
  /** The files changed: typed, fixed or set. */
  | { readonly type: "changed"; readonly files: Files }
  /** The core's result for the present files; its format is in docs/embed.html. */
  | { readonly type: "result"; readonly result: Result }
  /** The height of the whole embed, in CSS pixels. */
  | { readonly type: "height"; readonly height: number };

/** A message as it is posted. */
export type Message<T> = T & { readonly charmPlayground: typeof messageVersion };

const themes: readonly unknown[] = ["system", "light", "dark"] satisfies EmbedTheme[];

/** The host's request in a message; null if this version does not know the message. */
export function readHostRequest(data: unknown): HostRequest | null {
  if (!isObject(data) || data.charmPlayground !== messageVersion) return null;
  if (data.type === "set-files" && isFiles(data.files))
    return { type: "set-files", files: { ...data.files } };
  if (data.type === "set-theme" && themes.includes(data.theme)) {
    return { type: "set-theme", theme: data.theme as EmbedTheme };
  }
  return null;
}

function isFiles(value: unknown): value is Files {
  return isObject(value) && Object.values(value).every((text) => typeof text === "string");
}
