import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { type Catalogue, errorsIn, type KnownError } from "../docs/catalogue";
import type { Files, Result } from "../engine/protocol";
import { type Call, loadCalls } from "../examples/testdata/core";
import { explainError } from "./errors";

const catalogue = JSON.parse(
  readFileSync(fileURLToPath(new URL("../../build/catalogue.json", import.meta.url)), "utf8"),
) as Catalogue;
const known = errorsIn(catalogue);
const charm =
  "name: shop\ntype: charm\nsummary: A shop.\ndescription: Sells things.\nbase: ubuntu@24.04\nplatforms:\n  amd64:\nextensions:\n  - flask-framework\n";

let call: Call;
beforeAll(async () => {
  call = await loadCalls();
});
const evaluate = (files: Files): Result => call("evaluate", { files, charmcraft: { experimental: false } });

/** The project in the example of a kind of mistake. */
function filesOf({ code, file, example }: KnownError): Files {
  const beside = catalogue.findings.find((one) => one.code === code)?.beside ?? {};
  return { "charmcraft.yaml": charm, ...beside, [file]: example };
}

test("there are many messages to recognise", () => {
  expect(known.length).toBeGreaterThan(40);
});

describe.each(known)("$code", (one) => {
  test("a program's message about the example leads to the finding in the project that causes it", () => {
    const result = evaluate(filesOf(one));
    for (const said of one.said) {
      const printed = `\u001b[31mERROR\u001b[0m ${said}\nFull execution log: '/home/u/charmcraft.log'\n`;
      const meaning = explainError(printed, result, known);
      expect(meaning?.kind, said).toBe("here");
      if (meaning?.kind === "here") expect(meaning.finding ?? meaning.reason, said).not.toBeNull();
    }
  });

  test("in a project that does not cause it, the answer names the kind of file that does", () => {
    const result = evaluate({ "charmcraft.yaml": charm });
    for (const said of one.said.slice(0, 1)) {
      const meaning = explainError(`some words before\n${said}`, result, known);
      // Texts of one or two words are too short to recognise, and some kinds share their words.
      if (meaning?.kind === "elsewhere") expect(meaning.known.said.join("\n")).toBeTruthy();
      else expect(meaning, said).toBeNull();
    }
  });
});

test("each kind with distinct words is recognised, whatever names are in it", () => {
  const result = evaluate({ "charmcraft.yaml": charm });
  const other = (text: string) =>
    text.replace(/'[a-z-]+'/g, "'other-name'").replace(/"[a-z-]+"/g, '"other-name"');
  const recognised = known.filter(({ code, said }) =>
    said.some((text) => {
      const meaning = explainError(other(text), result, known);
      return meaning?.kind === "elsewhere" && meaning.known.code === code;
    }),
  );
  expect(recognised.length).toBeGreaterThan(known.length * 0.75);
});

describe("messages as users find them", () => {
  const kindIn = (text: string, files: Files = { "charmcraft.yaml": charm }) => {
    const meaning = explainError(text, evaluate(files), known);
    return meaning?.kind === "elsewhere" ? meaning.known.code : (meaning?.kind ?? null);
  };
  test.each([
    ['ERROR invalid config default: option "max-users" expected int, got "ten"', "option-default"],
    ["Extension 'django-framwork' does not exist", "unknown-extension"],
    ["shop/0*  blocked   idle  10.1.0.7   missing integrations: mysql, redis", "required-unmocked"],
    [
      'unit-shop-0: 12:01:22 ERROR unit.shop/0.juju-log Uncaught exception\nTraceback (most recent call last):\n  File "./src/charm.py", line 3\npaas_charm.exceptions.CharmConfigInvalidError: invalid options: webserver-threads',
      "option-refused",
    ],
    [
      "overlapping keys {'logging'} in requires of charmcraft.yaml which conflict with the go-framework extension, please rename or remove it",
      "reserved-name",
    ],
    ["Segmentation fault (core dumped)", null],
    ["The quick brown fox jumps over the lazy dog", null],
    ["", null],
  ])("%j", (text, code) => {
    expect(kindIn(text)).toBe(code);
  });

  test("the finding is the one whose field the message names", () => {
    const files = { "charmcraft.yaml": `${charm}title: S\nlinks:\n  documentation: nowhere\n` };
    const meaning = explainError(
      "- input should be a valid URL (in field 'links.documentation', input: 'nowhere')",
      evaluate(files),
      known,
    );
    expect(meaning?.kind === "here" && meaning.finding?.path).toBe("links.documentation");
  });

  test("the charm's status leads to its reason", () => {
    const files = { "charmcraft.yaml": `${charm}requires:\n  redis: {interface: redis, limit: 1}\n` };
    const meaning = explainError("shop  blocked  missing integrations: redis", evaluate(files), known);
    expect(meaning?.kind === "here" && meaning.reason?.at?.file).toBe("charmcraft.yaml");
  });
});
