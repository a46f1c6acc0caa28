import { expect, test } from "vitest";
import { slug, withContents } from "./contents";

const page = `<main><!--pages--><h1>Keys</h1><!--contents-->
<h2>The <code>charmcraft.yaml</code> file</h2><p>Text.</p><h3>A key &amp; more</h3>
<section id="bad-key" aria-labelledby="bad-key-label"><h2 id="bad-key-label">Bad key</h2></section></main>`;

test("a title becomes an id", () => {
  expect(slug("The <code>charmcraft.yaml</code> file &amp; more!")).toBe("the-charmcraft.yaml-file-more");
});

test("headings link to themselves, and the contents to them", () => {
  const made = withContents(page, "/docs/keys.html");
  expect(made).toContain('<h2 id="the-charmcraft.yaml-file"><a href="#the-charmcraft.yaml-file">');
  expect(made).toContain('<h2 id="bad-key-label"><a href="#bad-key">Bad key</a></h2>');
  expect(made).toContain('<li class="level-3"><a href="#a-key-more">A key &amp; more</a></li>');
  expect(made).toContain('<a href="/docs/keys.html" aria-current="page">');
  expect(made).not.toContain("<!--");
});

test("a heading with any attribute besides its id is an error, not left out", () => {
  expect(() => withContents('<!--pages--><h3 class="sample">Example</h3>', "/")).toThrow("an id only");
});

test("a page without marks stays as it is", () => {
  const other = "<h2>Title</h2>";
  expect(withContents(other, "/index.html")).toBe(other);
});
