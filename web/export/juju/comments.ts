/** Comments that begin with `#`, as in shells, YAML and HCL. */

/** The most characters on a line of comment, including its indentation, unless a single word is longer. */
const width = 100;

/** Sentences as comments, broken between words. @param indent the number of spaces before each line */
export function commentLines(sentences: readonly string[], indent = 0): string[] {
  const margin = `${" ".repeat(indent)}#`;
  return sentences.flatMap((sentence) => {
    const lines: string[] = [];
    for (const word of sentence.split(" ")) {
      const last = lines.at(-1);
      if (last !== undefined && last.length + 1 + word.length <= width)
        lines[lines.length - 1] = `${last} ${word}`;
      else lines.push(`${margin} ${word}`);
    }
    return lines;
  });
}
