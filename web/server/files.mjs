/** The files of the built site: which file answers a path, its media type, and its compression. */
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** Media types by file extension; all text is UTF-8. */
const mediaTypes = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
  ".yaml": "text/yaml; charset=utf-8",
};

/** Types that are compressed already. */
const dense = new Set([".ico", ".png", ".woff2"]);

/** The encodings on offer, the best first. Quality 9 takes a tenth of the time of quality 11. */
const encodings = [
  {
    name: "br",
    compress: (bytes) =>
      promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  },
  { name: "gzip", compress: (bytes) => promisify(gzip)(bytes) },
];

/**
 * Whether compression makes a file smaller.
 * @param {string} file its name
 * @param {Buffer} bytes
 */
export function isCompressible(file, bytes) {
  return bytes.length >= smallest && !dense.has(path.extname(file));
}

/** A file that the host reads but does not serve. */
const headersFile = "/_headers";

/** The size in bytes below which compression saves less than its header costs. */
const smallest = 512;

/**
 * @typedef {object} SiteFile
 * @property {string} type media type
 * @property {string} tag entity tag, with its quotes
 * @property {(accepted: string) => Promise<{encoding: string | null, bytes: Buffer}>} body
 *   the content for an Accept-Encoding header
 */

/**
 * Finds files below a folder, and caches what it has read and compressed.
 * @param {string} root folder of the built site
 * @returns {(urlPath: string) => Promise<SiteFile | null>} the file for a decoded path, as the host finds it:
 *   `/` and folders have an index.html, and `.html` may be left out
 */
export function siteFiles(root) {
  const folder = path.resolve(root);
  /** @type {Map<string, {changed: number, file: SiteFile}>} */
  const known = new Map();
  return async (urlPath) => {
    for (const candidate of candidates(urlPath).filter((name) => name !== headersFile)) {
      const file = path.join(folder, candidate);
      const changed = isBelow(folder, file) ? await modified(file) : null;
      if (changed === null) continue;
      const found = known.get(file);
      if (found?.changed === changed) return found.file;
      const fresh = siteFile(file, await readFile(file), await precompressed(file, changed));
      known.set(file, { changed, file: fresh });
      return fresh;
    }
    return null;
  };
}

/** @param {string} urlPath */
function candidates(urlPath) {
  return urlPath.endsWith("/")
    ? [`${urlPath}index.html`]
    : [urlPath, `${urlPath}.html`, `${urlPath}/index.html`];
}

/** Whether a path stays inside the site's folder. */
function isBelow(folder, file) {
  return file.startsWith(folder + path.sep) && !file.includes("\0");
}

/** The time of a regular file's last change in milliseconds; null if there is no such file. */
async function modified(file) {
  try {
    const found = await stat(file);
    return found.isFile() ? found.mtimeMs : null;
  } catch {
    return null;
  }
}

/** The file compressed beforehand (FILE.br); null if that does not exist or is older than the file. */
async function precompressed(file, changed) {
  const made = await modified(`${file}.br`);
  return made !== null && made >= changed ? readFile(`${file}.br`) : null;
}

/**
 * @param {string} file its path
 * @param {Buffer} bytes
 * @param {Buffer | null} brotli the same in Brotli, if it was compressed beforehand
 * @returns {SiteFile}
 */
function siteFile(file, bytes, brotli) {
  const extension = path.extname(file);
  const tag = `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`;
  /** @type {Map<string, Buffer | Promise<Buffer>>} */
  const packed = new Map(brotli ? [["br", brotli]] : []);
  const body = async (accepted) => {
    const encoding = isCompressible(file, bytes) ? chosen(accepted) : undefined;
    if (!encoding) return { encoding: null, bytes };
    if (!packed.has(encoding.name)) packed.set(encoding.name, encoding.compress(bytes));
    return { encoding: encoding.name, bytes: await packed.get(encoding.name) };
  };
  return { type: mediaTypes[extension] ?? "application/octet-stream", tag, body };
}

/** The best encoding that an Accept-Encoding header allows. */
function chosen(accepted) {
  const names = accepted.split(",").filter((item) => !/;\s*q=0(?:\.0*)?\s*$/.test(item));
  const allowed = new Set(names.map((item) => item.split(";")[0].trim()));
  return encodings.find(({ name }) => allowed.has(name));
}
