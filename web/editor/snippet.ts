/** Translates the snippet syntax of the Language Server Protocol 3.17 into CodeMirror's. */

/** The number of the field that CodeMirror visits last; it replaces the protocol's final `$0`. */
const lastField = 999;

/** One placeholder in CodeMirror's syntax. */
function field(number: string, text = ""): string {
  const order = number === "0" ? lastField : Number(number);
  return text === "" ? `\${${order}}` : `\${${order}:${text}}`;
}

/**
 * Translates a snippet. Of a choice, the first option is offered; `\$` and `\}` become
 * plain, and braces in the text itself are escaped for CodeMirror.
 * A snippet without a final stop gets one at its end, as the protocol requires.
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
