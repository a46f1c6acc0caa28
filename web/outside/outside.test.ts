import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Result } from "../engine/protocol";
import { type Call, loadCalls } from "../examples/testdata/core";
import { recordedCases } from "../export/juju/testdata/recorded-cases";
import { writeShell } from "../export/shell";
import { readEnvironment } from "./app-environment";
import { commonCause, compareEnvironments } from "./compare";

const none = new Set<string>();

describe("the environment that an app got is read", () => {
  const expected = { A: "1", "spring.mail.host": "mail", LONG: "two\nlines", EMPTY: "" };
  const pod = {
    kind: "Pod",
    spec: {
      containers: [
        { name: "charm", env: [{ name: "JUJU_X", value: "y" }] },
        { name: "app", env: Object.entries(expected).map(([name, value]) => ({ name, value })) },
      ],
    },
  };
  test.each([
    ["printenv", "$ printenv\nA=1\nspring.mail.host=mail\nLONG=two\nlines\nEMPTY=\n"],
    ["env -0", "A=1\0spring.mail.host=mail\0LONG=two\nlines\0EMPTY=\0"],
    [
      "a pebble plan",
      "services:\n  flask:\n    command: run\n    environment:\n      A: '1'\n      spring.mail.host: mail\n      LONG: |-\n        two\n        lines\n      EMPTY: ''\n",
    ],
    ["a pod as JSON", JSON.stringify(pod)],
    ["a list of pods", JSON.stringify({ kind: "List", items: [pod] })],
    ["a pod's env", `\`\`\`yaml\n${JSON.stringify(pod.spec.containers[1]?.env)}\n\`\`\`\n`],
    ["crlf", "A=1\r\nspring.mail.host=mail\r\nLONG=two\r\nlines\r\nEMPTY=\r\n"],
  ])("%s", (_, text) => {
    expect(Object.fromEntries(readEnvironment(text, new Set(Object.keys(expected))) ?? [])).toEqual(expected);
  });

  test("a value that the text only refers to is unknown", () => {
    const got = readEnvironment("- name: A\n  valueFrom: {secretKeyRef: {name: x, key: y}}\n", none);
    expect(got?.get("A")).toBeNull();
  });

  test.each([
    "",
    "name: shop\ntype: charm\n",
    "ERROR cannot deploy",
    "juju status",
    "- a\n- b",
    "a: [",
    "Traceback (most recent call last):\n  File x\nA=1",
  ])("%j is none", (text) => {
    expect(readEnvironment(text, none)).toBeNull();
  });

  test("a shell's exports are read back unchanged", () => {
    const value = fc
      .string({ unit: "grapheme", maxLength: 20 })
      .filter(
        (text) =>
          !/[\0\r]|\n[A-Za-z_][\w.[\]-]*=|\n\S*[$#%] |\n(?:export|juju|kubectl|printenv|env)|\n\s*```/.test(
            text,
          ) && !text.endsWith("\n"),
      );
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), (values) => {
        const text = writeShell(values.map((one, n) => ({ name: `V_${n}`, value: one }))).text;
        expect([...(readEnvironment(text, none) ?? [])].map(([, one]) => one)).toEqual(values);
      }),
    );
  });
});

describe("the comparison", () => {
  let call: Call;
  beforeAll(async () => {
    call = await loadCalls();
  });
  const resultOf = (name: string): Result => {
    const request = recordedCases().find((one) => one.name === name)?.request;
    return call("evaluate", request ?? { files: {}, charmcraft: { experimental: false } });
  };

  test("an environment is equal to itself, in all recorded cases", () => {
    for (const { request } of recordedCases()) {
      const result = call("evaluate", request);
      const got = new Map((result.environment ?? []).map(({ name, value }) => [name, value]));
      expect(compareEnvironments(result, got).filter(({ verdict }) => verdict !== "equal")).toEqual([]);
      expect(commonCause(compareEnvironments(result, got))).toBe("");
    }
  });

  test("each difference has a cause", () => {
    const result = resultOf("flask-everything");
    const got = new Map<string, string | null>(
      (result.environment ?? []).map(({ name, value }) => [name, value]),
    );
    got.set("FLASK_GREETING", "other");
    got.set("POSTGRESQL_DB_PASSWORD", "other");
    got.delete("S3_BUCKET");
    got.set("MYSQL_DB_NAME", "x");
    got.set("PATH", "/bin");
    got.set("SHELF_SERVICE_PORT_HTTP", "80");
    got.set("MYSTERY", "x");
    const told = Object.fromEntries(
      compareEnvironments(result, got).map((one) => [one.name, [one.verdict, one.cause]]),
    );
    expect(told.FLASK_GREETING).toEqual([
      "different",
      "Option 'greeting' has a different value there: `juju config shelf greeting` prints it.",
    ]);
    expect(told.POSTGRESQL_DB_PASSWORD?.[1]).toContain(
      "The application at 'postgresql' wrote different data there",
    );
    expect(told.S3_BUCKET?.[0]).toBe("missing");
    expect(told.S3_BUCKET?.[1]).toContain("Nothing is integrated at 's3' there");
    expect(told.MYSTERY).toEqual(["unknown", expect.stringContaining("from the rock")]);
    expect(told.PATH).toEqual(["own", ""]);
    expect(told.SHELF_SERVICE_PORT_HTTP?.[0]).toBe("own");
  });

  test("names an option or an endpoint that is used there and not here", () => {
    const files = {
      "charmcraft.yaml":
        "name: a\ntype: charm\nsummary: s\ndescription: d\nbase: ubuntu@24.04\nplatforms: {amd64: }\nextensions: [flask-framework]\nconfig: {options: {greeting: {type: string}, keys: {type: secret}}}\nrequires: {mysql: {interface: mysql_client, optional: true, limit: 1}}\n",
    };
    const result = call("evaluate", { files, charmcraft: { experimental: false } });
    const got = new Map([
      ["FLASK_GREETING", "x"],
      ["FLASK_KEYS_A", "x"],
      ["MYSQL_DB_NAME", "x"],
    ]);
    const told = Object.fromEntries(compareEnvironments(result, got).map((one) => [one.name, one.cause]));
    expect(told.FLASK_GREETING).toBe("Option 'greeting' has a value there, but not here.");
    expect(told.FLASK_KEYS_A).toBe("Option 'keys' has a value there, but not here.");
    expect(told.MYSQL_DB_NAME).toBe("'mysql' is integrated there, but not here.");
  });

  test("a shell in the container is distinguished from the service", () => {
    const compared = compareEnvironments(resultOf("flask-everything"), new Map([["PATH", "/bin"]]));
    expect(commonCause(compared)).toContain("pebble plan");
  });
});
