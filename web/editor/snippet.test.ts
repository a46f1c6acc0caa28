import { expect, test } from "vitest";
import { toEditorSnippet } from "./snippet";

test.each([
  ["${1:name}:\n  type: ${2|string,int|}$0", "${1:name}:\n  type: ${2:string}${999}"],
  ["$1 and $2", "${1} and ${2}${999}"],
  ["a:\n  - $0\nb: 1", "a:\n  - ${999}\nb: 1"],
  ["a \\$ b \\} c", "a $ b \\} c${999}"],
  ["{}", "\\{\\}${999}"],
])("%j becomes %j", (protocol, editor) => {
  expect(toEditorSnippet(protocol)).toBe(editor);
});
