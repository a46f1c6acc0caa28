import { describe, expect, test } from "vitest";
import { readFragment } from "./fragment";
import {
  elementSnippet,
  exampleLink,
  iframeSnippet,
  markdownLink,
  markdownWithCode,
  projectLink,
  projectTitle,
} from "./link";
import { siteOf } from "./site";
import { usualProject } from "./testdata/usual-project";

const site = siteOf("https://playground.example/index.html?x#y");
const project = { files: { "charmcraft.yaml": "name: shop\n```\n<b>&\n" }, settings: {} };

describe("a project is shared", () => {
  test("as a link that opens it, with nothing in the query", () => {
    const link = new URL(projectLink(site, usualProject) ?? "");
    expect(link.origin + link.pathname + link.search).toBe("https://playground.example/");
    expect(readFragment(link.hash)).toMatchObject({
      kind: "project",
      link: { fault: null, project: usualProject },
    });
  });

  test("as a Markdown link with the charm's name", () => {
    expect(markdownLink(project, "https://x/#d1=A")).toBe("[shop in the Charm Playground](https://x/#d1=A)");
  });

  test("as Markdown with code whose fences are longer than those inside", () => {
    expect(markdownWithCode(project, "L")).toBe(
      "[shop in the Charm Playground](L)\n\n`charmcraft.yaml`:\n\n````yaml\nname: shop\n```\n<b>&\n````",
    );
  });

  test("as Markdown with code, whatever number of backticks it has", () => {
    const text = "` ".repeat(200_000);
    expect(markdownWithCode({ files: { "charmcraft.yaml": text }, settings: {} }, "L")).toContain(
      `\`\`\`yaml\n${text}`,
    );
  });

  test("as an iframe that opens it", () => {
    const html = iframeSnippet(site, project) ?? "";
    expect(html).toContain('title="shop in the Charm Playground"');
    const address = /src="https:\/\/playground\.example\/embed\.html(#[^"]*)"/.exec(html)?.[1] ?? "";
    expect(readFragment(address)).toMatchObject({ link: { fault: null, project } });
  });

  test("as an element that shows its text without scripts", () => {
    const html = elementSnippet(site, project);
    expect(html).toContain('<script type="module" src="https://playground.example/embed.js"></script>');
    expect(html).toContain('<pre data-file="charmcraft.yaml">\nname: shop\n```\n&lt;b&gt;&amp;\n</pre>');
  });

  test("as the link of an example", () => {
    expect(exampleLink(site, "flask-s3")).toBe("https://playground.example/#example=flask-s3");
  });

  test("under a name even when the text has none", () => {
    expect(projectTitle({ files: {}, settings: {} })).toBe("A charm in the Charm Playground");
  });
});
