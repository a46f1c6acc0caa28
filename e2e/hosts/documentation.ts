/** Sites other than the playground's, on ports of their own and so of other origins. */
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

/** A running site. */
export interface Site {
  /** Its origin, without a final `/`. */
  readonly origin: string;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".yaml": "text/yaml",
};

/** Serves pages by path (with its first `/`). @param headers of every answer */
export function serveText(
  pages: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Site> {
  return serve(async (path) => pages[path] ?? null, headers);
}

/** Serves the files of a folder. */
export function serveFolder(folder: string): Promise<Site> {
  return serve((path) => readFile(join(folder, normalize(path))).catch(() => null));
}

/** Serves what `find` returns for a path; null answers that the page does not exist. */
async function serve(
  find: (path: string) => Promise<string | Buffer | null>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Site> {
  const server = createServer((request, response) => {
    const path = pathOf(request);
    void find(path).then((content) => {
      response.writeHead(content === null ? 404 : 200, {
        "Content-Type": types[extname(path)] ?? "text/plain",
        ...headers,
      });
      response.end(content ?? "");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function pathOf(request: IncomingMessage): string {
  const { pathname } = new URL(request.url ?? "/", "http://site");
  return pathname.replace(/\/$/, "/index.html");
}
