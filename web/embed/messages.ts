/**
 * The messages between a page and the playground that it shows in a frame. Documented for others
 * in docs/embed.html: it is only ever added to, and what changes meaning gets another version.
 *
 * Both sides look at where a message comes from before they look at what it says: the embed talks
 * to its own parent only, and only if that has the origin that the frame's address names as `host`;
 * the host talks to the frame it made, and only at the playground's origin.
 */

import type { Files, Result } from "../engine/protocol";
import { isObject } from "../state/json";

/** The version of these messages; every message carries it as `charmPlayground`. */
export const messageVersion = 1;

/** Colours of the embed: as the system has them, or fixed. */
export type EmbedTheme = "system" | "light" | "dark";

/** What a host may ask. */
export type HostRequest =
  /** Shows other files in place of the present ones. */
  | { readonly type: "set-files"; readonly files: Files }
  /** Follows the host's colours. */
  | { readonly type: "set-theme"; readonly theme: EmbedTheme };

/** What an embed tells. */
export type EmbedReport =
  /** The embed listens. Sent once. */
  | { readonly type: "ready" }
  /** The files are others than before: typed, fixed or set. */
  | { readonly type: "changed"; readonly files: Files }
  /** What the core worked out for the present files; see formats in docs/embed.html. */
  | { readonly type: "result"; readonly result: Result }
  /** The height that all of the embed needs, in CSS pixels. */
  | { readonly type: "height"; readonly height: number };

/** A message as it is posted. */
export type Message<T> = T & { readonly charmPlayground: typeof messageVersion };

const themes: readonly unknown[] = ["system", "light", "dark"] satisfies EmbedTheme[];

/** What a host asks by a message; null if this version does not know the message. */
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
