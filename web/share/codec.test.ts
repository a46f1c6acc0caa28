import fc from "fast-check";
import { deflateSync } from "fflate";
import { describe, expect, test } from "vitest";
import { limits } from "../state/limits";
import { toBase64Url } from "./base64url";
import { decodeProject, encodeProject, largestProject, longestPayload } from "./codec";
import { DICTIONARY_1 } from "./dictionary1";
import { readFragment } from "./fragment";
import { readRecords, type SharedProject, writeRecords } from "./records";
import links from "./testdata/links-d1.json";
import { usualProject } from "./testdata/usual-project";

interface GoldenLink {
  readonly what: string;
  readonly fragment: string;
  readonly project: SharedProject;
}

/** Milliseconds that a property test may take on a busy machine. */
const patience = 60_000;

/** Links that people may have kept. Entries are only ever added. */
const goldenLinks: GoldenLink[] = links;

/** Any names and texts; "binary" means every code point, including line ends and control characters. */
const anyText = fc.string({ unit: "binary", maxLength: 2000 });
const anyProject: fc.Arbitrary<SharedProject> = fc.record({
  files: fc.dictionary(
    fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("charmcraft.yaml", "mock.yaml", ".env.example", "__proto__"),
    ),
    anyText,
  ),
  settings: fc.dictionary(
    fc.string({ unit: "binary", minLength: 1 }).map((name) => name.replaceAll("=", "-")),
    anyText,
  ),
});

function decodePayload(payload: string) {
  const equals = payload.indexOf("=");
  return decodeProject(payload.slice(0, equals), payload.slice(equals + 1));
}

function payloadOf(project: SharedProject): string {
  const payload = encodeProject(project);
  if (payload === null) throw new Error("too large");
  return payload;
}

function decodedSize(text: string): number {
  const { project } = decodeProject("d1", text);
  return [...Object.entries(project.files), ...Object.entries(project.settings)].reduce(
    (sum, [name, value]) => sum + name.length + value.length,
    0,
  );
}

describe("the earlier version", () => {
  const [charm = "", mock = ""] = ["charmcraft.yaml", "mock.yaml"].map((path) => usualProject.files[path]);

  test("any two versions survive a link", { timeout: patience }, () => {
    fc.assert(
      fc.property(anyProject, anyProject, ({ files, settings }, { files: before }) => {
        const { project, fault } = decodePayload(payloadOf({ files, settings, before }));
        expect(fault).toBeNull();
        expect(Object.entries(project.files).sort()).toEqual(Object.entries(files).sort());
        // Two versions without any file count as one.
        expect(Object.entries(project.before ?? {}).sort()).toEqual(Object.entries(before).sort());
      }),
      { numRuns: 60 },
    );
  });

  test("an equal earlier version is kept, too", () => {
    const { project } = decodePayload(payloadOf({ ...usualProject, before: usualProject.files }));
    expect(project.before).toEqual(usualProject.files);
  });

  test("a usual project with a pin, a place and a note has at most 1,200 characters, and 700 without them", () => {
    const edited = {
      "charmcraft.yaml": charm.replace(/^summary:.*$/m, "summary: Another one."),
      "mock.yaml": `${mock.replace(/\d+/g, "7")}config:\n  webserver-workers: 8\n  flask-env: staging\n`,
    };
    const note = "Look here: the number of workers is what the load test of last week asks for. "
      .repeat(3)
      .slice(0, 280);
    const settings = { ...usualProject.settings, at: "mock.yaml:12", note };
    const root = "https://charm-playground.example/#";
    expect(
      `${root}${payloadOf({ files: edited, settings, before: usualProject.files })}`.length,
    ).toBeLessThanOrEqual(1200);
    expect(`${root}${payloadOf(usualProject)}`.length).toBeLessThanOrEqual(700 + root.length);
  });
});

describe("codec d1", () => {
  test.each(goldenLinks)("still opens: $what", ({ fragment, project }) => {
    const opening = readFragment(fragment);
    expect(opening).toMatchObject({ kind: "project", link: { fault: null, project } });
  });

  test(
    "any project folder comes back unchanged",
    () => {
      fc.assert(
        fc.property(anyProject, (project) => {
          const decoded = decodePayload(payloadOf(project));
          expect(decoded.fault).toBeNull();
          expect(Object.entries(decoded.project.files).sort()).toEqual(Object.entries(project.files).sort());
          expect(Object.entries(decoded.project.settings).sort()).toEqual(
            Object.entries(project.settings).sort(),
          );
        }),
        { numRuns: 200 },
      );
    },
    patience,
  );

  test(
    "a payload never ends in a character that programs leave out of links",
    () => {
      fc.assert(
        fc.property(anyProject, (project) => {
          expect(payloadOf(project)).toMatch(/^d1=[A-Za-z0-9_-]*[A-Za-z0-9]$/);
        }),
        { numRuns: 200 },
      );
    },
    patience,
  );

  test("the usual project has at most 700 characters with everything", () => {
    expect(`#${payloadOf(usualProject)}`.length).toBeLessThanOrEqual(700);
  });

  test("the dictionary is ASCII and fits deflate's window", () => {
    expect(DICTIONARY_1).toMatch(/^[\n -~]*$/);
    expect(DICTIONARY_1.length).toBeLessThanOrEqual(32768);
  });

  test("a project that is too large gets no link", () => {
    expect(
      encodeProject({ files: { "charmcraft.yaml": "x".repeat(largestProject) }, settings: {} }),
    ).toBeNull();
  });
});

describe("a broken link", () => {
  const payload = payloadOf(usualProject);
  const text = payload.slice("d1=".length);

  test.each(Array.from({ length: 40 }, (_, i) => Math.floor((text.length * i) / 40)))(
    "cut after %i characters is called truncated or empty",
    (length) => {
      const { fault } = decodeProject("d1", text.slice(0, length));
      expect(fault).toBe(length === 0 ? "empty" : "truncated");
    },
  );

  test("yields what can be read of it", () => {
    const { project } = decodeProject("d1", text.slice(0, text.length - 20));
    const original = usualProject.files["charmcraft.yaml"] ?? "";
    expect(project.files["charmcraft.yaml"]).toBe(original);
    expect(usualProject.files["mock.yaml"]?.startsWith(project.files["mock.yaml"] ?? "none")).toBe(true);
  });

  test(
    "with any one character changed never counts as whole",
    () => {
      const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
      fc.assert(
        fc.property(fc.nat(text.length - 3), fc.nat(63), (place, letter) => {
          const changed = text.slice(0, place) + alphabet[letter] + text.slice(place + 1);
          const { fault, project } = decodeProject("d1", changed);
          if (fault === null) expect(project).toEqual(usualProject);
          else expect(["damaged", "truncated"]).toContain(fault);
        }),
        { numRuns: 1000 },
      );
    },
    patience,
  );

  test("of a later version is recognised as such", () => {
    expect(readFragment(`#d2=${text}`)).toMatchObject({ kind: "project", link: { fault: "too-new" } });
  });

  test("that is longer than any link is not read at all", () => {
    expect(decodeProject("d1", "A".repeat(longestPayload + 1)).fault).toBe("too-large");
  });

  test("with more files than a project may have is not opened", () => {
    const many = Object.fromEntries(Array.from({ length: 174_761 }, (_, n) => [`${n}`, ""]));
    const bytes = writeRecords({ files: many, settings: {} });
    const { project, tooMany } = readRecords(bytes);
    expect(tooMany).toBe(true);
    expect(Object.keys(project.files).length).toBeLessThanOrEqual(limits.files + 1);
    expect(encodeProject({ files: many, settings: {} })).toBeNull();
    const settings = Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`s${n}`, "1"]));
    expect(readRecords(writeRecords({ files: {}, settings })).tooMany).toBe(true);
  });

  test("with as many files as a project may have is whole", () => {
    const files = Object.fromEntries(Array.from({ length: limits.files }, (_, n) => [`${n}`, ""]));
    const [codec, text] = encodeProject({ files, settings: {} })?.split("=") ?? [];
    expect(decodeProject(codec ?? "", text ?? "")).toEqual({ project: { files, settings: {} }, fault: null });
  });

  test("in plain text with too many files is not opened", () => {
    const many = Array.from({ length: limits.files + 1 }, (_, n) => `file:${n}=`).join("&");
    expect(readFragment(`#${many}`)).toMatchObject({
      kind: "project",
      link: { fault: "too-many", project: { files: {} } },
    });
    expect(readFragment(`#file:a=${"x".repeat(limits.bytes)}`)).toMatchObject({
      link: { fault: "too-large" },
    });
  });

  test("that claims to be huge is stopped at the limit", () => {
    const bomb = deflateSync(new Uint8Array(8 << 20), { level: 9 });
    const bytes = new Uint8Array(bomb.length + 3);
    bytes.set(bomb, 3);
    expect(decodeProject("d1", toBase64Url(bytes)).fault).toBe("too-large");
  });

  test(
    "made of any text neither throws nor exceeds the limit",
    () => {
      const base64 = fc.string({ unit: fc.constantFrom(...alphabetWithNoise), maxLength: 3000 });
      fc.assert(
        fc.property(fc.oneof(base64, fc.string({ unit: "binary" })), (any) => {
          expect(decodedSize(any)).toBeLessThanOrEqual(largestProject);
          readFragment(any);
          readFragment(`#d1=${any}`);
        }),
        { numRuns: 2000 },
      );
    },
    patience,
  );

  test(
    "made of any deflate stream neither throws nor exceeds the limit",
    () => {
      fc.assert(
        fc.property(
          fc.uint8Array({ maxLength: 5000 }),
          fc.uint8Array({ minLength: 3, maxLength: 3 }),
          (content, check) => {
            const deflated = deflateSync(content, { dictionary: new TextEncoder().encode(DICTIONARY_1) });
            expect(decodedSize(toBase64Url(Uint8Array.of(...check, ...deflated)))).toBeLessThanOrEqual(
              largestProject,
            );
          },
        ),
        { numRuns: 1000 },
      );
    },
    patience,
  );
});

const alphabetWithNoise = [
  ..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
  "%",
  "=",
  " ",
  "#",
];
