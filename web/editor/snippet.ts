/** From the snippet syntax of the Language Server Protocol 3.17 to CodeMirror's. */

/** The number that CodeMirror visits last, for the protocol's final `$0`. */
const lastField = 999;

/** One placeholder in CodeMirror's syntax. */
function field(number: string, text = ""): string {
  const order = number === "0" ? lastField : Number(number);
  return text === "" ? `\${${order}}` : `\${${order}:${text}}`;
}

/**
 * Translates a snippet. Of a choice, the first is offered; `\$` and `\}` become
 * plain, and braces of the text itself are escaped as CodeMirror wants them.
 * Where the text has no final stop, it is at the end, as the protocol has it.
 */
export function toEditorSnippet(text: string): string {
  const whole = /(?<!\\)\$(?:0|\{0[:}])/.test(text) ? text : `${text}$0`;
  const pattern = /\\([\\$}])|\$(\d+)|\$\{(\d+)(?::([^}]*)|\|([^},|]*)[^}]*)?\}|([{}])/g;
  return whole.replace(pattern, (_, escaped, plain, number, label, choice, brace) => {
    if (escaped !== undefined) return escaped === "}" ? "\\}" : escaped;
    if (brace !== undefined) return `\\${brace}`;
    return field(plain ?? number, label ?? choice);
  });
}
