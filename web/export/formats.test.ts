import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import dotenv from "dotenv";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { parseAllDocuments, parse as parseYaml } from "yaml";
import { exportFormats } from "./formats";
import { readDockerEnvironment } from "./testdata/docker-reader";
import type { ExportedVariable } from "./variable";

const scratch = mkdtempSync(join(tmpdir(), "export-"));
afterAll(() => rmSync(scratch, { recursive: true }));

type Environment = Record<string, string>;
type Reader = (text: string) => Environment;

/** The environment of a program that a shell starts after it has read the text, without the shell's own variables. */
function readWithShell(shell: string, text: string): Environment {
  const file = join(scratch, "environment.sh");
  writeFileSync(file, text);
  const read = environmentAfter(shell, `. '${file}'`);
  const own = environmentAfter(shell, ":");
  return Object.fromEntries(read.filter(([name]) => !own.some(([other]) => other === name)));
}

function environmentAfter(shell: string, command: string): [string, string][] {
  const options = {
    env: { PATH: "/usr/bin:/bin" },
    stdio: ["ignore" as const, "pipe" as const, "inherit" as const],
  };
  const printed = execFileSync(shell, ["-c", `${command} && exec /usr/bin/env -0`], options);
  return printed.toString("utf8").split("\0").filter(Boolean).map(splitAtEquals);
}

function splitAtEquals(entry: string): [string, string] {
  const at = entry.indexOf("=");
  return [entry.slice(0, at), entry.slice(at + 1)];
}

/** A value as Compose reads it: `$$` is a dollar sign, and any other dollar sign would be replaced. */
function interpolate(value: string): string {
  return value.replace(/\$(.?)/gs, (_, next) => {
    if (next !== "$") throw new Error(`Compose would replace something in ${value}`);
    return "$";
  });
}

function readCompose(text: string): Environment {
  const service = parseYaml(text).services["shelf-k8s"];
  return Object.fromEntries(
    Object.entries(service.environment as Environment).map(([name, value]) => [name, interpolate(value)]),
  );
}

/** The variables in the objects of a file, as `envFrom` with all of them would set them. */
function readKubernetes(version: "1.1" | "1.2"): Reader {
  return (text) => {
    const objects = parseAllDocuments(text, { version }).map((document) => document.toJS());
    return Object.assign({}, ...objects.map(({ data, stringData }) => data ?? stringData));
  };
}

/** Each format with the programs or parsers that must read it back. */
const readers: Record<string, Record<string, Reader>> = {
  dotenv: {
    "dotenv (classic)": (text) => dotenv.parse(text),
    "dotenv (fast)": (text) => dotenv.parse(text, { fast: true }),
  },
  shell: {
    sh: (text) => readWithShell("/bin/sh", text),
    bash: (text) => readWithShell("/bin/bash", text),
  },
  docker: { "docker's rules": readDockerEnvironment },
  compose: {
    "yaml 1.2": readCompose,
  },
  kubernetes: { "yaml 1.2": readKubernetes("1.2"), "yaml 1.1": readKubernetes("1.1") },
  json: { "JSON.parse": (text) => JSON.parse(text) },
};

/** Values that have broken real exporters. */
const awkwardValues = [
  "",
  " ",
  "plain",
  "  spaces around\t",
  "it's",
  'say "hi"',
  "`id`",
  `all of ' " and \``,
  "$HOME ${HOME} $(id) $$ $1 $$$",
  "# no comment",
  "a #b",
  "back\\slash \\n \\\\ \\",
  "C:\\folder\\",
  "two\nlines",
  "\nline first and last\n",
  "carriage\rreturn\r\nand line\r",
  "-----BEGIN CERTIFICATE-----\nMIIDuzE=\n-----END CERTIFICATE-----\n",
  '{"scope": "openid"}',
  "naïve 日本語 🐍 e\u0301",
  "\u0085\u2028\u2029\ufeff\u00a0\u200b",
  "\u0001\u001b[0m\u007f",
  "yes",
  "null",
  "0x1F",
  "1e3",
  "- item",
  "key: value",
  "%F{red}!history",
  "~",
  "*",
  "export A=1",
  "EOF",
  "'",
  '"',
  "''",
  '"quoted"',
  "'quoted'",
  "\\'",
  "postgresql://user:p@ss%2Fword@host:5432/db?sslmode=require#part",
];

const variablesOf = (values: readonly string[]): ExportedVariable[] =>
  values.map((value, index) => ({ name: `V_${index}`, value, sensitive: index % 3 === 1 }));

/** Writes the variables, reads them back and compares; returns the names of those that were left out. */
function roundTrip(format: (typeof exportFormats)[number], read: Reader, variables: ExportedVariable[]) {
  const { text, omitted } = format.write(variables, "shelf-k8s");
  const left = new Set(omitted.map(({ name }) => name));
  const expected = Object.fromEntries(
    variables.filter(({ name }) => !left.has(name)).map(({ name, value }) => [name, value]),
  );
  expect({ ...read(text) }).toEqual(expected);
  return left;
}

const cases = exportFormats.flatMap((format) =>
  Object.entries(readers[format.id] ?? {}).map(([reader, read]) => ({ format, id: format.id, reader, read })),
);

/** A value made of pieces that have a special meaning in some format. */
const piecedValue = fc
  .array(
    fc.constantFrom(
      ..."'\"`$#\\\n\r \t={}()-:aN&|;<>~*!,[]%\u2028\u0085\ufeffü🐍",
      "\\n",
      "${A}",
      "\\r",
      "# ",
    ),
    {
      maxLength: 9,
    },
  )
  .map((pieces) => pieces.join(""));
const anyValue = fc.oneof(fc.string({ unit: "binary", maxLength: 30 }), piecedValue);
const anyName = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^X[A-Z0-9_]{0,8}$/) },
  { weight: 2, arbitrary: fc.stringMatching(/^x[a-z0-9.[\]-]{0,8}$/) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 6 }) },
);
const anyVariables = fc
  .uniqueArray(fc.record({ name: anyName, value: anyValue }), { maxLength: 8, selector: ({ name }) => name })
  // Objects and shells have properties and variables of these names already.
  .filter((variables) => variables.every(({ name }) => !["__proto__", "_"].includes(name)));

test("every format has a reader in this test", () => {
  expect(Object.keys(readers)).toEqual(exportFormats.map(({ id }) => id));
});

describe.each(cases)("$id, read by $reader", ({ format, read }) => {
  test("each awkward value comes back unchanged, or is reported", () => {
    for (const [index, value] of awkwardValues.entries()) {
      roundTrip(format, read, [
        { name: `ALONE_${index}`, value },
        ...variablesOf(["next", "it's", 'a"\n']).slice(0, 1),
      ]);
    }
  });

  test("all awkward values together come back unchanged, or are reported", () => {
    roundTrip(format, read, variablesOf(awkwardValues));
    roundTrip(format, read, variablesOf(awkwardValues.toReversed()));
  });

  test("any variables come back unchanged, or are reported", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyVariables, (variables) => void roundTrip(format, read, variables)),
      { numRuns: format.id === "shell" ? 150 : 1500 },
    );
  });

  test("an empty environment stays empty", () => {
    roundTrip(format, read, []);
  });
});

describe("variables that a format cannot hold", () => {
  const omittedBy = (id: string, variables: ExportedVariable[]) =>
    exportFormats
      .find((format) => format.id === id)
      ?.write(variables, "shelf-k8s")
      .omitted.map(({ name }) => name);

  const springNames = variablesOf(["x"]).concat(
    { name: "spring.mail.host", value: "mail" },
    { name: "credentials[0].certificate-location", value: "file:/app/saml.cert" },
    { name: "9LIVES", value: "cat" },
    { name: "A B", value: "blank" },
    { name: "A=B", value: "equals" },
    { name: "#A", value: "hash" },
    { name: "", value: "nameless" },
  );
  const never = ["A=B", ""];

  test.each([
    ["dotenv", ["credentials[0].certificate-location", "A B", "A=B", "#A", ""]],
    ["shell", ["spring.mail.host", "credentials[0].certificate-location", "9LIVES", "A B", "A=B", "#A", ""]],
    ["docker", ["A B", "A=B", "#A", ""]],
    ["compose", never],
    ["kubernetes", ["credentials[0].certificate-location", "9LIVES", "A B", "A=B", "#A", ""]],
    ["json", []],
  ])("%s names the names that it cannot hold", (id, expected) => {
    expect(omittedBy(id, springNames)).toEqual(expected);
  });

  test("only Docker's files cannot hold line breaks, and only .env has values that no quoting fits", () => {
    const variables = variablesOf(["two\nlines", "end\r", `'"\`#`, " \\", "fine"]);
    expect(omittedBy("docker", variables)).toEqual(["V_0", "V_1"]);
    expect(omittedBy("dotenv", variables)).toEqual(["V_2", "V_3"]);
    for (const id of ["shell", "compose", "kubernetes", "json"]) expect(omittedBy(id, variables)).toEqual([]);
  });

  test("the file says what it leaves out, and why", () => {
    const { text, omitted } = exportFormats[2]?.write(variablesOf(["a\nb"]), "shelf") ?? {
      text: "",
      omitted: [],
    };
    expect(text).toBe(`# Left out: "V_0". ${omitted[0]?.reason}\n`);
  });

  test("Docker refuses a line of 64 KiB, and none below that", () => {
    const value = "x".repeat(64 * 1024 - "V_0=".length - 1);
    expect(omittedBy("docker", variablesOf([value]))).toEqual([]);
    expect(omittedBy("docker", variablesOf([`${value}x`]))).toEqual(["V_0"]);
  });
});

describe("manifests for Kubernetes", () => {
  const write = exportFormats.find(({ id }) => id === "kubernetes")?.write;

  test("both objects have a kind and a valid name for any application", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (application) => {
        const text = write?.(variablesOf(["a", "b"]), application).text ?? "";
        const objects = parseAllDocuments(text).map((document) => document.toJS());
        expect(objects.map(({ kind }) => kind)).toEqual(["ConfigMap", "Secret"]);
        for (const { metadata, apiVersion } of objects) {
          expect(metadata.name).toMatch(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/);
          expect(apiVersion).toBe("v1");
        }
      }),
    );
  });

  test("sensitive values are in the Secret only, as text", () => {
    const text = write?.([...variablesOf(["plain", "hush"])], "shop").text ?? "";
    const [map, secret] = parseAllDocuments(text).map((document) => document.toJS());
    expect(map.data).toEqual({ V_0: "plain" });
    expect(secret.stringData).toEqual({ V_1: "hush" });
  });
});

describe("a value that the charm generates", () => {
  test.each(exportFormats.filter(({ id }) => id !== "json"))("is explained in $title", ({ write }) => {
    const { text } = write([{ name: "FLASK_SECRET_KEY", value: "<generated>", sensitive: true }], "shop");
    expect(text).toMatch(
      /^# The charm generates FLASK_SECRET_KEY .*put a random value of your own in its place\.\n/,
    );
  });
});
