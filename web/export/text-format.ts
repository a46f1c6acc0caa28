/** What all formats of exported text have in common. */

/** A format: its name, the file that it makes, and how to use the file. */
export interface TextFormat {
  /** Stable slug for links, tests and the remembered choice. */
  readonly id: string;
  /** The name that users know it by. */
  readonly title: string;
  /** The name of the downloaded file. */
  readonly fileName: string;
  /** The media type of the downloaded file. */
  readonly mediaType: string;
  /** How to use the file, as one sentence or command. */
  readonly usage: string;
}

/** The format with an id, or the first one if none has it. @param forms at least one */
export function chosenForm<F extends TextFormat>(forms: readonly F[], id: string): F {
  return forms.find((form) => form.id === id) ?? (forms[0] as F);
}

/** A UTF-16 unit escaped for double quotes in JSON, YAML and HCL: `\\u` and four digits. */
export function unicodeEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
