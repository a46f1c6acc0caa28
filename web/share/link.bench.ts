/** The length of the usual project's link, and the time to make and read it. */
import { deflateSync } from "fflate";
import { bench, describe } from "vitest";
import { toBase64Url } from "./base64url";
import { decodeProject, encodeProject } from "./codec";
import { writeRecords } from "./records";
import { usualProject } from "./testdata/usual-project";

const payload = encodeProject(usualProject) ?? "";
const text = payload.replace(/^d1=/, "");
const typed = Object.values(usualProject.files).reduce((sum, file) => sum + file.length, 0);
const plain = toBase64Url(deflateSync(writeRecords(usualProject), { level: 9 })).length;

process.stdout.write(
  `\nThe usual project: ${typed} characters in its files, ${payload.length + 1} in its link (at most 700), ${plain} by plain deflate\n`,
);

describe("links of the usual project", () => {
  bench("encode", () => void encodeProject(usualProject));
  bench("decode", () => void decodeProject("d1", text));
});
