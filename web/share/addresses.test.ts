import { describe, expect, test, vi } from "vitest";
import { limits } from "../state/limits";
import { fetchProject, remoteProject } from "./addresses";

/** Addresses as people copy them, and the address of the file that is read for each. */
const readFrom: Record<string, string> = {
  "https://github.com/canonical/shop":
    "https://raw.githubusercontent.com/canonical/shop/HEAD/charmcraft.yaml",
  "https://github.com/canonical/shop.git":
    "https://raw.githubusercontent.com/canonical/shop/HEAD/charmcraft.yaml",
  "https://github.com/canonical/shop/blob/main/charm/charmcraft.yaml#L3":
    "https://raw.githubusercontent.com/canonical/shop/main/charm/charmcraft.yaml",
  "https://github.com/canonical/shop/tree/main/charm":
    "https://raw.githubusercontent.com/canonical/shop/main/charm/charmcraft.yaml",
  "https://github.com/canonical/shop/tree/v1.2":
    "https://raw.githubusercontent.com/canonical/shop/v1.2/charmcraft.yaml",
  " https://github.com/canonical/shop/blob/main/other.yml?plain=1 ":
    "https://raw.githubusercontent.com/canonical/shop/main/other.yml",
  "https://raw.githubusercontent.com/canonical/shop/main/charmcraft.yaml":
    "https://raw.githubusercontent.com/canonical/shop/main/charmcraft.yaml",
  "https://raw.githubusercontent.com/canonical/shop/refs/heads/main/charmcraft.yaml":
    "https://raw.githubusercontent.com/canonical/shop/main/charmcraft.yaml",
  "https://gist.github.com/someone/0123abc":
    "https://gist.githubusercontent.com/someone/0123abc/raw/charmcraft.yaml",
  "https://gitlab.com/group/sub/shop":
    "https://gitlab.com/api/v4/projects/group%2Fsub%2Fshop/repository/files/charmcraft.yaml/raw?ref=HEAD",
  "https://gitlab.com/group/shop/-/blob/main/charm/charmcraft.yaml":
    "https://gitlab.com/api/v4/projects/group%2Fshop/repository/files/charm%2Fcharmcraft.yaml/raw?ref=main",
};

describe("an address", () => {
  test.each(Object.entries(readFrom))("%s is read from %s", (address, file) => {
    const remote = remoteProject(address);
    expect(remote?.addressOf(remote.main)).toBe(file);
    expect(remote?.host).toBe(new URL(file).host);
  });

  test.each([
    "http://github.com/canonical/shop",
    "https://github.com.example.org/canonical/shop",
    "https://example.org/charmcraft.yaml",
    "https://user@github.com/canonical/shop",
    "https://git.launchpad.net/shop/tree/charmcraft.yaml",
    "javascript:alert(1)",
    "charmcraft.yaml",
    "",
  ])("%j is refused", (address) => {
    expect(remoteProject(address)).toBeNull();
  });
});

describe("reading a project from its address", () => {
  const remote = remoteProject("https://github.com/canonical/shop");
  if (!remote) throw new Error("not an address");
  const answering = (files: Record<string, string>) =>
    (async (address: string) => {
      const text = files[address.split("/").at(-1) ?? ""];
      return new Response(text ?? "", { status: text === undefined ? 404 : 200 });
    }) as unknown as typeof fetch;

  test("brings the files beside it", async () => {
    const files = { "charmcraft.yaml": "name: shop\n", "rockcraft.yaml": "name: shop\n" };
    expect(await fetchProject(remote, answering(files))).toEqual({ files, problem: null });
  });

  test("says when there is no charmcraft.yaml", async () => {
    const { problem } = await fetchProject(remote, answering({}));
    expect(problem).toBe("raw.githubusercontent.com has no such file, or it is not public (status 404).");
  });

  /** A host whose files never end, and the number of bytes that were read. */
  function endless() {
    const read = { bytes: 0, cancelled: false };
    const body = () =>
      new ReadableStream<Uint8Array>({
        pull: (controller) => {
          read.bytes += 65_536;
          controller.enqueue(new Uint8Array(65_536).fill(35));
        },
        cancel: () => {
          read.cancelled = true;
        },
      });
    const get = (async () => new Response(body())) as unknown as typeof fetch;
    return { read, get };
  }

  test("stops reading a file that is too long", async () => {
    const { read, get } = endless();
    expect((await fetchProject(remote, get)).problem).toMatch(/too long/);
    expect(read.cancelled).toBe(true);
    expect(read.bytes).toBeLessThan(1.5 * limits.bytes);
  });

  /** A host that never answers. */
  const silent = ((_: string, { signal }: RequestInit) =>
    new Promise((_resolve, reject) => {
      signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
    })) as unknown as typeof fetch;

  test("stops when the user declines", async () => {
    const declined = new AbortController();
    const fetched = fetchProject(remote, silent, declined.signal);
    declined.abort();
    expect((await fetched).files).toBeNull();
  });

  test("stops after a time limit", async () => {
    vi.useFakeTimers();
    const fetched = fetchProject(remote, silent);
    await vi.advanceTimersByTimeAsync(20_000);
    expect((await fetched).problem).toMatch(/did not answer in time/);
    vi.useRealTimers();
  });

  test("says when the host cannot be reached", async () => {
    const failing = (async () => {
      throw new TypeError("offline");
    }) as unknown as typeof fetch;
    expect((await fetchProject(remote, failing)).problem).toMatch(/could not be reached/);
  });
});
