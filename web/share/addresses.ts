/**
 * Opens a charmcraft.yaml by its address. The page contacts only the hosts in this table, and its
 * Content-Security-Policy (netlify.toml, connect-src) allows exactly these.
 */
import { excess, limits } from "../state/limits";

/** The hosts that may be contacted: they let pages of other sites read public files (CORS). */
export const allowedHosts: readonly string[] = [
  "raw.githubusercontent.com",
  "gist.githubusercontent.com",
  "gitlab.com",
];

/** Where to read a project from. */
export interface RemoteProject {
  /** The host that will be contacted; the user sees its name first. */
  readonly host: string;
  /** The name of the file there that becomes charmcraft.yaml. */
  readonly main: string;
  /** The address of a file in the same folder. */
  readonly addressOf: (file: string) => string;
}

/** The files to look for beside a project's charmcraft.yaml. */
export const siblingFiles: readonly string[] = [
  "mock.yaml",
  "rockcraft.yaml",
  "paas-config.yaml",
  ".env.example",
];

/** A folder of a repository, and the file in it if one was named. */
interface Place {
  readonly host: string;
  /** Path of the repository, such as `canonical/paas-charm`. */
  readonly repository: string;
  /** Branch, tag or commit; the first part of `path` if the host's addresses do not separate the two. */
  readonly reference: string;
  /** Path in the repository, possibly empty. */
  readonly path: string;
}

/** A kind of address that people copy: how to recognise it, and how to read a file beside it. */
interface AddressKind {
  readonly pattern: RegExp;
  /** The host to contact for it. */
  readonly host: string;
  readonly fileAddress: (place: Place, path: string) => string;
}

const github = ({ repository, reference }: Place, path: string) =>
  `https://raw.githubusercontent.com/${repository}/${reference}/${path}`;
const gist = ({ repository }: Place, path: string) =>
  `https://gist.githubusercontent.com/${repository}/raw/${path}`;
/** GitLab's pages of raw files cannot be read by other sites; its API can (docs.gitlab.com/api/repository_files). */
const gitlab = ({ repository, reference }: Place, path: string) =>
  `https://gitlab.com/api/v4/projects/${encodeURIComponent(repository)}/repository/files/${encodeURIComponent(path)}/raw?ref=${reference}`;

/** The kinds of address; the first that matches is used. */
const addressKinds: readonly AddressKind[] = [
  {
    pattern:
      /^https:\/\/raw\.githubusercontent\.com\/(?<repository>[^/]+\/[^/]+)\/(?:refs\/(?:heads|tags)\/)?(?<reference>[^/]+)\/?(?<path>.*)$/,
    host: "raw.githubusercontent.com",
    fileAddress: github,
  },
  {
    pattern:
      /^https:\/\/(?:www\.)?github\.com\/(?<repository>[^/]+\/[^/]+)\/(?:blob|raw|tree|edit|blame)\/(?<reference>[^/]+)\/?(?<path>.*)$/,
    host: "raw.githubusercontent.com",
    fileAddress: github,
  },
  {
    pattern: /^https:\/\/(?:www\.)?github\.com\/(?<repository>[^/]+\/[^/]+?)(?:\.git)?\/?$/,
    host: "raw.githubusercontent.com",
    fileAddress: github,
  },
  {
    pattern:
      /^https:\/\/gist\.github(?:usercontent)?\.com\/(?<repository>[^/]+\/[0-9a-f]+)(?:\/raw)?\/?(?<path>[^/]*)$/,
    host: "gist.githubusercontent.com",
    fileAddress: gist,
  },
  {
    pattern:
      /^https:\/\/gitlab\.com\/(?<repository>.+?)\/-\/(?:blob|raw|tree|edit|blame)\/(?<reference>[^/]+)\/?(?<path>.*)$/,
    host: "gitlab.com",
    fileAddress: gitlab,
  },
  {
    pattern: /^https:\/\/gitlab\.com\/(?<repository>[^/-][^/]*(?:\/[^/-][^/]*)+?)(?:\.git)?\/?$/,
    host: "gitlab.com",
    fileAddress: gitlab,
  },
];

const fileName = /[^/]+\.ya?ml$/;

/**
 * Where to read a project from, given the address of a file, a folder, a repository or a gist, in its raw
 * form or as a browser shows it.
 * @returns null if the address does not belong to an allowed host
 */
export function remoteProject(address: string): RemoteProject | null {
  const plain = withoutSuffix(address);
  for (const kind of addressKinds) {
    const groups = kind.pattern.exec(plain)?.groups;
    if (groups) return remoteOf(kind, groups);
  }
  return null;
}

function remoteOf(kind: AddressKind, groups: Record<string, string | undefined>): RemoteProject {
  const path = groups.path ?? "";
  const place = {
    host: kind.host,
    repository: groups.repository ?? "",
    reference: groups.reference ?? "HEAD",
    path,
  };
  const main = fileName.exec(path)?.[0];
  const folder = main === undefined ? folderOf(path) : path.slice(0, -main.length);
  const addressOf = (file: string) => kind.fileAddress(place, folder + file);
  return { host: kind.host, main: main ?? "charmcraft.yaml", addressOf };
}

function folderOf(path: string): string {
  return path === "" || path.endsWith("/") ? path : `${path}/`;
}

/** The address without query, fragment and spaces, which say nothing about the file. */
function withoutSuffix(address: string): string {
  return address.trim().replace(/[?#].*$/s, "");
}

/** The outcome of `fetchProject`: the files, or a sentence that says why there are none. */
export type FetchedProject =
  | { readonly files: Record<string, string>; readonly problem: null }
  | { readonly files: null; readonly problem: string };

/** Milliseconds for reading all files. */
const readingLimit = 20_000;

/** A signal that aborts when another one does, or after a time. */
function limited(signal: AbortSignal | undefined): {
  readonly signal: AbortSignal;
  readonly end: () => void;
} {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, readingLimit);
  signal?.addEventListener("abort", abort);
  if (signal?.aborted) abort();
  const end = () => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  };
  return { signal: controller.signal, end };
}

/**
 * Reads a project's charmcraft.yaml and the files beside it.
 * @param get `fetch`, or a test's replacement
 * @param signal aborts the reading, including files that are being read
 */
export async function fetchProject(
  remote: RemoteProject,
  get: typeof fetch = fetch,
  signal?: AbortSignal,
): Promise<FetchedProject> {
  const limit = limited(signal);
  try {
    const read = (name: string) => fetchText(remote.addressOf(name), get, limit.signal);
    const main = await read(remote.main);
    if (typeof main !== "string") return { files: null, problem: `${remote.host} ${main.problem}` };
    const siblings = await Promise.all(siblingFiles.map(async (name) => [name, await read(name)] as const));
    const found = siblings.filter((entry): entry is [string, string] => typeof entry[1] === "string");
    const files = { "charmcraft.yaml": main, ...Object.fromEntries(found) };
    const tooLarge = excess(files);
    return tooLarge === null ? { files, problem: null } : { files: null, problem: tooLarge };
  } finally {
    limit.end();
  }
}

/** The text of a body of at most `most` bytes; null if it is longer, and then the rest is not read. */
async function textWithin(response: Response, most: number): Promise<string | null> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > most) {
      void reader?.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** A file's text, or the end of a sentence that begins with the host's name. */
async function fetchText(
  address: string,
  get: typeof fetch,
  signal: AbortSignal,
): Promise<string | { problem: string }> {
  try {
    const response = await get(address, {
      credentials: "omit",
      referrerPolicy: "no-referrer",
      redirect: "error",
      signal,
    });
    if (!response.ok)
      return { problem: `has no such file, or it is not public (status ${response.status}).` };
    const text = await textWithin(response, limits.bytes);
    return text ?? { problem: "sent a file that is too long for a project file." };
  } catch {
    return { problem: signal.aborted ? "did not answer in time." : unreachable };
  }
}

const unreachable = "could not be reached. Is the address right, and are you online?";
