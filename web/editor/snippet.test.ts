import { expect, test } from "vitest";
import { toEditorSnippet } from "./snippet";

test.each([
  ["${1:name}:\n  type: ${2|string,int|}$0", "${1:name}:\n  type: ${2:string}${999}"],
  ["$1 and $2", "${1} and ${2}"],
  ["a \\$ b \\} c", "a $ b \\} c"],
  ["{}", "\\{\\}"],
])("%j becomes %j", (protocol, editor) => {
  expect(toEditorSnippet(protocol)).toBe(editor);
});
