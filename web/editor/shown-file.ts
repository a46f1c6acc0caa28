/** The file that an editor shows, for what answers late. */

/** A file in an editor, as long as it is shown. */
export interface ShownFile {
  /** The path of the file. */
  readonly path: string;
  /**
   * Counts the files that were shown, and shown anew. What is answered after another was shown is about a text that
   * is no longer there: CodeMirror does not take back what was asked for a state that the editor no longer has.
   */
  readonly turn: number;
}
