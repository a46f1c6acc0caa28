/**
 * Writes FILE.br beside each file of the built site that gets smaller, for hosts that can send them (and web/server):
 * Brotli at its best makes the core an eighth smaller than a server has time for.
 *
 *     node web/server/precompress.mjs
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { isCompressible } from "./files.mjs";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const site = here("../../dist");
/** Cache of compressed files by the hash of their content: compressing the core takes 15 seconds. */
const kept = here("../../build/precompressed");

/** A file's bytes in Brotli at its best. */
async function compressed(bytes) {
  const file = path.join(kept, `${createHash("sha256").update(bytes).digest("hex")}.br`);
  const before = await readFile(file).catch(() => null);
  if (before) return before;
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT, BROTLI_MAX_QUALITY } = constants;
  const params = { [BROTLI_PARAM_QUALITY]: BROTLI_MAX_QUALITY, [BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const made = await promisify(brotliCompress)(bytes, { params });
  await writeFile(file, made);
  return made;
}

await mkdir(kept, { recursive: true });
for (const entry of await readdir(site, { recursive: true, withFileTypes: true })) {
  const file = path.join(entry.parentPath, entry.name);
  if (!entry.isFile() || entry.name.startsWith("_") || entry.name.endsWith(".br")) continue;
  const bytes = await readFile(file);
  if (isCompressible(file, bytes)) await writeFile(`${file}.br`, await compressed(bytes));
}
