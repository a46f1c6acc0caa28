/** What all forms have in common in which a text is handed on. */

/** A form: what it is called, the file that it makes, and how that is used. */
export interface TextFormat {
  /** Stable slug, for links, tests and the choice that is remembered. */
  readonly id: string;
  /** The name a user knows it by. */
  readonly title: string;
  /** Name of the downloaded file. */
  readonly fileName: string;
  /** Media type of the downloaded file. */
  readonly mediaType: string;
  /** How the file is used, as one sentence or command. */
  readonly usage: string;
}

/** The form of an id, or else the first. @param forms at least one */
export function chosenForm<F extends TextFormat>(forms: readonly F[], id: string): F {
  return forms.find((form) => form.id === id) ?? (forms[0] as F);
}

/** A UTF-16 unit as JSON, YAML and HCL escape it between double quotes: `\\u` and four digits. */
export function unicodeEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
