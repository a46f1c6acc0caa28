/** The file in an editor, for answers that come late. */

/** The file that an editor shows at present. */
export interface ShownFile {
  /** The path of the file. */
  readonly path: string;
  /**
   * Counts how often a file was put into the editor. An answer that arrives after that changed is about a text that is
   * no longer there: CodeMirror does not cancel a request made for a state that the editor no longer has.
   */
  readonly turn: number;
}
