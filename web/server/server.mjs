/**
 * Serves the built site as the host does: headers and redirects of netlify.toml, compression,
 * revalidation, the page for unknown addresses. For `make serve` and for the browser tests.
 *
 *     node server/server.mjs [--root ../dist] [--config ../netlify.toml] [--host localhost] [--port 8080]
 */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { siteFiles } from "./files.mjs";
import { headersFor, readHeadersFile, readRules, redirectFor } from "./rules.mjs";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** How many more ports to try if one is taken. */
const furtherPorts = 20;

/**
 * Starts the server.
 * @param {{root: string, config: string, host?: string, port?: number}} options folder of the built site,
 *   path of netlify.toml, name to listen on (localhost), port (0: any free one)
 * @returns {Promise<{url: string, close: () => Promise<void>}>} the address, ending in `/`
 */
export async function serve({ root, config, host = "localhost", port = 0 }) {
  const rules = await siteRules(root, config);
  const find = siteFiles(root);
  const server = createServer((request, response) => {
    answer(request, response, rules, find).catch((error) => {
      response.writeHead(500, { "Content-Type": "text/plain" }).end(String(error));
    });
  });
  const taken = await listen(server, host, port);
  return {
    url: `http://${host}:${taken}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The rules of netlify.toml, then those that the build names in `_headers`. */
async function siteRules(root, config) {
  const rules = readRules(await readFile(config, "utf8"));
  const own = await readFile(join(root, "_headers"), "utf8").catch(() => "");
  return { ...rules, headers: [...readHeadersFile(own), ...rules.headers] };
}

/** Answers one request. */
async function answer(request, response, rules, find) {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { Allow: "GET, HEAD" }).end();
    return;
  }
  const path = decodedPath(request.url ?? "/");
  const redirect = redirectFor(rules.redirects, path);
  if (redirect && redirect.status >= 300 && redirect.status < 400) {
    response.writeHead(redirect.status, { ...headersFor(rules.headers, path), Location: redirect.to }).end();
    return;
  }
  const file = await find(path);
  const shown = file ?? (await find(redirect?.to ?? "/404.html"));
  await send(
    request,
    response,
    shown,
    file ? 200 : (redirect?.status ?? 404),
    headersFor(rules.headers, path),
  );
}

/** Sends a file, or says that the browser's copy is still current. */
async function send(request, response, file, status, rules) {
  if (!file) {
    response.writeHead(404, { "Content-Type": "text/plain", ...rules }).end("Not found\n");
    return;
  }
  const headers = { "Content-Type": file.type, ETag: file.tag, Vary: "Accept-Encoding", ...rules };
  if (status === 200 && request.headers["if-none-match"] === file.tag) {
    response.writeHead(304, headers).end();
    return;
  }
  const { encoding, bytes } = await file.body(String(request.headers["accept-encoding"] ?? ""));
  const coding = encoding === null ? {} : { "Content-Encoding": encoding };
  response.writeHead(status, { ...headers, ...coding, "Content-Length": bytes.length });
  response.end(request.method === "HEAD" ? undefined : bytes);
}

/** The path of a request's target, decoded; unchanged if its percent signs are broken. */
function decodedPath(target) {
  const path = target.replace(/[?#].*$/s, "");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Listens on the port, or on the next one that is free. */
async function listen(server, host, port) {
  for (let tried = 0; ; tried++) {
    const taken = await listenOn(server, host, port === 0 ? 0 : port + tried);
    if (taken !== null) return taken;
    if (tried === furtherPorts) throw new Error(`ports ${port} to ${port + tried} are taken`);
  }
}

/** The port that the server listens on; null if it is taken. */
function listenOn(server, host, port) {
  return new Promise((resolve, reject) => {
    const failed = (error) => (error.code === "EADDRINUSE" ? resolve(null) : reject(error));
    server.once("error", failed);
    server.listen(port, host, () => {
      server.off("error", failed);
      resolve(server.address().port);
    });
  });
}

/** Runs the server as the command line asks. */
async function main() {
  const { values } = parseArgs({
    options: {
      root: { type: "string", default: here("../../dist") },
      config: { type: "string", default: here("../../netlify.toml") },
      host: { type: "string", default: "localhost" },
      port: { type: "string", default: "8080" },
    },
  });
  const { url } = await serve({ ...values, port: Number(values.port) });
  console.log(`Charm Playground: ${url}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();
