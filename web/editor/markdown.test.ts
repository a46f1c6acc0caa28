// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { renderMarkdown } from "./markdown";

/** Markdown as HTML text. */
function html(markdown: string): string {
  const element = document.createElement("div");
  element.append(renderMarkdown(markdown));
  return element.innerHTML;
}

test.each([
  ["One `code` and **strong**.", "<p>One <code>code</code> and <strong>strong</strong>.</p>"],
  ["- a\n- b", "<ul><li>a</li><li>b</li></ul>"],
  ["a\n\nb", "<p>a</p><p>b</p>"],
  ["```yaml\na: 1\n\nb: 2\n```", "<pre>a: 1\n\nb: 2</pre>"],
  ["<img src=x onerror=alert(1)>", "<p>&lt;img src=x onerror=alert(1)&gt;</p>"],
  ["[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"],
])("%j", (markdown, expected) => {
  expect(html(markdown)).toBe(expected);
});

test("links open in another tab", () => {
  expect(html("[d](https://a.example/b)")).toBe(
    '<p><a href="https://a.example/b" target="_blank" rel="noreferrer">d</a></p>',
  );
});
