import { expect, test } from "vitest";
import { escaped, findingSection, parts, playgroundAddress, prose } from "./catalogue";

const finding = {
  code: "unknown-key",
  severity: "warning",
  title: "Unknown key",
  text: "Not read in `requires` & <so> on.",
  file: "charmcraft.yaml",
  example: "requries: {}\n",
  mended: "requires: {}\n",
  beside: { "mock.yaml": "unit: 0\n" },
  link: "https://documentation.ubuntu.com/juju/3.6/reference/relation/",
};

test("text becomes HTML", () => {
  expect(escaped('<a href="x">&')).toBe("&lt;a href=&quot;x&quot;&gt;&amp;");
  expect(prose("`a<b>` c")).toBe("<code>a&lt;b&gt;</code> c");
});

test("an example opens in the playground", () => {
  expect(playgroundAddress({ "a.yaml": "x: 1&\n" })).toBe("/#file:a.yaml=x%3A%201%26%0A");
});

test("a finding's section has its code as its id", () => {
  const html = findingSection(finding);
  expect(html).toContain('<section id="unknown-key"');
  expect(html).toContain("<code>requires</code> &amp; &lt;so&gt; on.");
  expect(html).toContain("file:mock.yaml=unit%3A%200%0A&amp;file:charmcraft.yaml=requries");
});

test("a finding leads to upstream's documentation if that covers it", () => {
  expect(findingSection(finding)).toContain(`<a href="${finding.link}">Juju's documentation</a>`);
  expect(findingSection({ ...finding, link: "" })).not.toContain("documentation");
});

test("a finding without an example has no link", () => {
  expect(findingSection({ ...finding, example: "", mended: "", beside: null })).not.toContain("playground");
});

test("an example that is a request has no link", () => {
  expect(findingSection({ ...finding, file: "request" })).not.toContain("playground");
});

test("the pages contain the whole catalogue", () => {
  const key = {
    path: "requires.<endpoint>",
    types: ["a mapping"],
    required: true,
    deprecated: false,
    reserved: true,
    default: "x",
    values: [{ text: "v", doc: "" }],
    doc: "Doc.",
    link: "https://example.com",
  };
  const integration = {
    interface: "s3",
    endpoint: "",
    title: "S3",
    block: "requires",
    added: true,
    charm: "",
    doc: "A store.",
    link: "https://example.com",
    definition: "https://docs.example/flask/#relations",
    documented: "https://docs.example/flask/#variables",
    variables: ["S3_BUCKET"],
  };
  const made = parts({
    findings: [finding],
    files: [{ name: "charmcraft.yaml", keys: [key] }],
    integrations: [integration],
  });
  expect(made["<!--catalogue:findings-->"]).toContain("Unknown key");
  for (const part of [
    "requires.&lt;endpoint&gt;",
    "required",
    "not allowed with",
    "default <code>x</code>",
    "any name",
    'href="/#example=flask-everything&amp;variable=S3_BUCKET"',
    'id="integration-s3"',
    '<a href="https://docs.example/flask/#relations">endpoint</a>, <a href="https://docs.example/flask/#variables">variables</a>',
  ])
    expect(made["<!--catalogue:keys-->"]).toContain(part);
});
