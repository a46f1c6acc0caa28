import { describe, expect, test } from "vitest";
import { encodeProject } from "./codec";
import { plainFragment, readFragment } from "./fragment";
import { usualProject } from "./testdata/usual-project";

const link = `#${encodeProject(usualProject)}`;

/** Breaks a text into lines of 60 characters, as mail programs do. */
function wrapped(text: string, end: string): string {
  return (text.match(/.{1,60}/g) ?? []).join(end);
}

describe("a link still opens after", () => {
  const bent: Record<string, string> = {
    "nothing at all": link,
    "the # was lost": link.slice(1),
    "# became %23": link.replace("#", "%23"),
    "# became %23 behind a #": link.replace("#", "#%23"),
    "= became %3D": link.replace("=", "%3D"),
    "= became quoted-printable": link.replace("=", "=3D"),
    "quoted-printable soft line breaks": wrapped(link, "=\r\n"),
    "wrapped lines": wrapped(link, "\n"),
    "wrapped and quoted lines with spaces": wrapped(link, " \r\n  "),
    "wrapped lines that were encoded": wrapped(link, "%0D%0A"),
    "spaces that were encoded": wrapped(link, "%20"),
    "zero-width spaces": wrapped(link, "\u200b"),
    "zero-width spaces that were encoded": wrapped(link, "%E2%80%8B"),
    "two hyphens became a dash": link.replaceAll("--", "—"),
    "a full stop": `${link}.`,
    "a closing parenthesis and a comma": `${link}),`,
    "an angle bracket": `${link}>`,
    "a quotation mark": `${link}"`,
    "a quotation mark that was encoded": `${link}%22`,
    "Markdown's emphasis": `${link}**`,
    "a tracker's parameter": `${link}&utm_source=mail`,
  };
  test.each(Object.entries(bent))("%s", (_, fragment) => {
    expect(readFragment(fragment)).toMatchObject({
      kind: "project",
      link: { fault: null, project: usualProject },
    });
  });
});

describe("a fragment", () => {
  test("in plain text carries any text", () => {
    const project = {
      files: { "charmcraft.yaml": "name: a&b=c#d%41 (é)\n", "cos_custom/x.yaml": "+" },
      settings: { view: "manifest" },
    };
    const fragment = plainFragment(project);
    expect(fragment).not.toMatch(/[()'\s]/);
    expect(readFragment(fragment)).toMatchObject({
      kind: "project",
      link: { fault: null, project: { files: project.files } },
      settings: { view: "manifest" },
    });
  });

  test("names an example, whatever punctuation follows", () => {
    expect(readFragment("#example=flask-s3).")).toEqual({ kind: "example", name: "flask-s3", settings: {} });
  });

  test("reads a long run of punctuation in one go", () => {
    const view = `${".".repeat(3_000_000)}x`;
    expect(readFragment(`#example=flask-s3&view=${view}...`).settings).toEqual({ view });
  });

  test.each(["https://github.com/canonical/shop", "https%3A%2F%2Fgithub.com%2Fcanonical%2Fshop"])(
    "names the address %s",
    (address) => {
      expect(readFragment(`#url=${address}&view=environment`)).toEqual({
        kind: "address",
        address: "https://github.com/canonical/shop",
        settings: { view: "environment" },
      });
    },
  );

  test.each(["", "#", "#&&", "#=", "#%", "#%E0%A4%A", "#some-heading"])(
    "that names nothing, %j, opens nothing",
    (fragment) => {
      expect(readFragment(fragment).kind).toBe("none");
    },
  );

  test("has settings beside a project that override those inside", () => {
    expect(readFragment(`${link}&view=manifest`).settings).toEqual({
      ...usualProject.settings,
      view: "manifest",
    });
  });
});
