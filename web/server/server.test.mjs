// @vitest-environment node
import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allowedHosts } from "../share/addresses";
import { headersFor, readRules, redirectFor } from "./rules.mjs";
import { serve } from "./server.mjs";

const config = fileURLToPath(new URL("../../netlify.toml", import.meta.url));
const script = `console.log(${JSON.stringify("x".repeat(2000))});\n`;

let folder;
let server;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "site-"));
  await mkdir(path.join(folder, "site/assets"), { recursive: true });
  const files = {
    "site/index.html": "<title>Playground</title>",
    "site/embed.html": "<title>Embed</title>",
    "site/404.html": "<title>Not here</title>",
    "site/assets/page-abc.js": script,
    "site/assets/core-abc.wasm": "\0asm",
    "site/_headers": "/assets/page-abc.js\n  Cache-Control: public, max-age=31536000, immutable\n",
    "secret.txt": "outside",
  };
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(path.join(folder, name), text)));
  server = await serve({ root: path.join(folder, "site"), config });
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** Makes a request without decompressing the answer or tidying the path, which `fetch` would do. */
function get(target, headers = {}, method = "GET") {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    request({ hostname, port, path: target, headers, method }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    })
      .on("error", reject)
      .end();
  });
}

describe("the server", () => {
  test.each([
    ["/", 200, "Playground", "text/html; charset=utf-8"],
    ["/index.html?x=1", 200, "Playground", "text/html; charset=utf-8"],
    ["/embed", 200, "Embed", "text/html; charset=utf-8"],
    ["/%23d1=abc", 404, "Not here", "text/html; charset=utf-8"],
    ["/%E0%A4%A", 404, "Not here", "text/html; charset=utf-8"],
    ["/../secret.txt", 404, "Not here", "text/html; charset=utf-8"],
    ["/%2e%2e/secret.txt", 404, "Not here", "text/html; charset=utf-8"],
    ["/assets", 404, "Not here", "text/html; charset=utf-8"],
    ["/assets/core-abc.wasm", 200, "asm", "application/wasm"],
  ])("answers %s with %i", async (target, status, text, type) => {
    const answer = await get(target);
    expect(answer.status).toBe(status);
    expect(answer.body.toString()).toContain(text);
    expect(answer.headers["content-type"]).toBe(type);
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
  });

  test.each([
    ["br, gzip", "br", brotliDecompressSync],
    ["gzip", "gzip", gunzipSync],
    ["br;q=0, gzip;q=0.5", "gzip", gunzipSync],
    ["identity", undefined, (bytes) => bytes],
  ])("compresses for %j as %s", async (accepted, encoding, unpack) => {
    const answer = await get("/assets/page-abc.js", { "accept-encoding": accepted });
    expect(answer.headers["content-encoding"]).toBe(encoding);
    expect(unpack(answer.body).toString()).toBe(script);
    expect(answer.headers.vary).toBe("Accept-Encoding");
  });

  test("sends a file compressed beforehand, unless the original is newer", async () => {
    const file = path.join(folder, "site/assets/other-abc.js");
    await writeFile(file, script);
    await writeFile(`${file}.br`, "made beforehand");
    const beforehand = await get("/assets/other-abc.js", { "accept-encoding": "br" });
    expect([beforehand.headers["content-encoding"], beforehand.body.toString()]).toEqual([
      "br",
      "made beforehand",
    ]);
    expect(
      (await get("/assets/other-abc.js", { "accept-encoding": "gzip" })).headers["content-encoding"],
    ).toBe("gzip");
    const newer = new Date(Date.now() + 60_000);
    await utimes(file, newer, newer);
    const fresh = await get("/assets/other-abc.js", { "accept-encoding": "br" });
    expect(brotliDecompressSync(fresh.body).toString()).toBe(script);
  });

  test("lets browsers cache existing files with a hash, and never the lack of a file", async () => {
    const kept = async (target) => (await get(target)).headers["cache-control"];
    expect(await kept("/assets/page-abc.js")).toBe("public, max-age=31536000, immutable");
    for (const target of ["/assets/page-old.js", "/nowhere", "/", "/_headers"])
      expect(await kept(target)).toBe("public, max-age=0, must-revalidate");
    expect((await get("/_headers")).status).toBe(404);
  });

  test("says that nothing changed", async () => {
    const first = await get("/");
    const second = await get("/", { "if-none-match": first.headers.etag });
    expect([second.status, second.body.length]).toEqual([304, 0]);
  });

  test("only answers GET and HEAD", async () => {
    expect((await get("/", {}, "POST")).status).toBe(405);
    expect((await get("/", {}, "HEAD")).body).toHaveLength(0);
  });

  test("takes the next port when one is taken", async () => {
    const port = Number(new URL(server.url).port);
    const second = await serve({ root: folder, config, port });
    expect(Number(new URL(second.url).port)).toBeGreaterThan(port);
    await second.close();
  });
});

describe("rules", () => {
  test("match as the host matches them, and the later one wins", () => {
    const { headers } = readRules(`
      [[headers]]
        for = "/*"
        [headers.values]
          A = "1"
          B = "1"
      [[headers]]
        for = "/x/:part/*.wasm"
        [headers.values]
          B = "2"`);
    expect(headersFor(headers, "/x/y/z.wasm")).toMatchObject({ A: "1", B: "2" });
    expect(headersFor(headers, "/x/zwasm")).toMatchObject({ A: "1", B: "1" });
  });

  test("redirect", () => {
    const { redirects } = readRules('[[redirects]]\nfrom = "/old/*"\nto = "/new/:splat"');
    expect(redirectFor(redirects, "/old/a/b")).toEqual({ to: "/new/a/b", status: 301 });
    expect(redirectFor(redirects, "/other")).toBeNull();
  });
});

describe("netlify.toml", () => {
  const policyOf = (values) =>
    Object.fromEntries(
      values["Content-Security-Policy"].split("; ").map((directive) => {
        const [name, ...sources] = directive.split(" ");
        return [name, sources];
      }),
    );
  let rules;
  beforeAll(async () => {
    rules = readRules(await readFile(config, "utf8")).headers;
  });

  test.each(["/", "/index.html", "/embed.html", "/embed", "/assets/worker-abc.js", "/nowhere"])(
    "%s allows nothing inline and no eval",
    (target) => {
      const policy = policyOf(headersFor(rules, target));
      expect(policy["default-src"]).toEqual(["'none'"]);
      expect(policy["script-src"]).toEqual(["'self'", "'wasm-unsafe-eval'"]);
      expect(policy["style-src"]).toEqual(["'self'"]);
      expect(policy["connect-src"]).toEqual(["'self'", ...allowedHosts.map((host) => `https://${host}`)]);
      expect(policy["base-uri"]).toEqual(["'none'"]);
    },
  );

  test("lets other sites frame the embed page only, and changes nothing else", () => {
    const page = policyOf(headersFor(rules, "/"));
    for (const target of ["/embed.html", "/embed"]) {
      expect(policyOf(headersFor(rules, target))).toEqual({ ...page, "frame-ancestors": ["*"] });
    }
    expect(page["frame-ancestors"]).toEqual(["'none'"]);
  });

  test("has browsers revalidate everything that the build does not name", () => {
    for (const target of ["/", "/embed.html", "/embed.js", "/sw.js", "/assets/page-abc.js"]) {
      expect(headersFor(rules, target)["Cache-Control"]).toBe("public, max-age=0, must-revalidate");
    }
  });

  test("lets other sites load the scripts and the badge", () => {
    for (const target of ["/embed.js", "/element.js", "/badge.svg"]) {
      expect(headersFor(rules, target)["Access-Control-Allow-Origin"]).toBe("*");
      expect(headersFor(rules, target)["Cross-Origin-Resource-Policy"]).toBe("cross-origin");
    }
  });

  test("builds with versions of Go and Node that the project supports", async () => {
    const read = (name) => readFile(fileURLToPath(new URL(`../../${name}`, import.meta.url)), "utf8");
    const [goMod, manifest, toml] = await Promise.all([
      read("go.mod"),
      read("web/package.json"),
      read("netlify.toml"),
    ]);
    const pinned = (name) => new RegExp(`${name}_VERSION = "(.*)"`).exec(toml)[1].split(".").map(Number);
    const oldest = (text, form) => form.exec(text)[1].split(".").map(Number);
    expect(pinned("GO").slice(0, 2)).toEqual(oldest(goMod, /^go (.*)$/m).slice(0, 2));
    expect(pinned("NODE")[0]).toBeGreaterThanOrEqual(oldest(manifest, /"node": ">=(.*)"/)[0]);
  });
});

/** OWASP's secure headers, except those that .github/HOSTING.md explains are not sent. */
const secureHeaders = {
  "content-security-policy": /frame-ancestors 'none'/,
  "cross-origin-embedder-policy": /^require-corp$/,
  "cross-origin-opener-policy": /^same-origin$/,
  "cross-origin-resource-policy": /^same-origin$/,
  "permissions-policy": /camera=\(\)/,
  "referrer-policy": /^no-referrer$/,
  "strict-transport-security": /^max-age=31536000$/,
  "x-content-type-options": /^nosniff$/,
  "x-permitted-cross-domain-policies": /^none$/,
};

describe.each(["/", "/assets/page-abc.js", "/not-there"])("the secure headers of %s", (target) => {
  test.each(Object.entries(secureHeaders))("%s", async (name, value) => {
    expect((await get(target)).headers[name]).toMatch(value);
  });
});

test("the headers of the embed page differ from the others only in who may frame it", async () => {
  const { headers } = await get("/embed");
  const own = { ...headers, "content-security-policy": undefined, "cross-origin-resource-policy": undefined };
  const plain = (await get("/")).headers;
  for (const name of Object.keys(secureHeaders))
    if (own[name] !== undefined) expect([name, own[name]]).toEqual([name, plain[name]]);
  expect(headers["content-security-policy"]).toBe(
    plain["content-security-policy"].replace("frame-ancestors 'none'", "frame-ancestors *"),
  );
  expect(headers["cross-origin-resource-policy"]).toBe("cross-origin");
});
