import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openChannel } from "./channel";
import { type HostRequest, readHostRequest } from "./messages";

const host = "https://docs.example";

/** A window in a frame, and the messages that its parent received. */
class FrameWindow extends EventTarget {
  readonly sent: unknown[][] = [];
  readonly parent = { postMessage: (...message: unknown[]) => void this.sent.push(message) };

  /** Delivers a message as a browser does. */
  receive(source: unknown, origin: string, data: unknown): void {
    this.dispatchEvent(Object.assign(new Event("message"), { source, origin, data }));
  }
}

/** A channel to a host, and the requests that it accepted. */
function channelTo(origin: string | null) {
  const frame = new FrameWindow();
  const taken: HostRequest[] = [];
  return { frame, taken, channel: openChannel(frame, origin, (request) => taken.push(request)) };
}

const files = { charmPlayground: 1, type: "set-files", files: { "charmcraft.yaml": "name: x" } };

describe("the channel", () => {
  test("reports to the host's origin only, with the version", () => {
    const { frame, channel } = channelTo(host);
    channel.report({ type: "height", height: 12 });
    expect(frame.sent).toEqual([[{ charmPlayground: 1, type: "height", height: 12 }, host]]);
  });

  test("accepts the host's requests", () => {
    const { frame, taken } = channelTo(host);
    frame.receive(frame.parent, host, files);
    frame.receive(frame.parent, host, { charmPlayground: 1, type: "set-theme", theme: "dark" });
    expect(taken).toEqual([
      { type: "set-files", files: files.files },
      { type: "set-theme", theme: "dark" },
    ]);
  });

  test("refuses other origins and other windows", () => {
    const { frame, taken } = channelTo(host);
    frame.receive(frame.parent, "https://evil.example", files);
    frame.receive(frame.parent, "null", files);
    frame.receive({}, host, files);
    frame.receive(null, host, files);
    expect(taken).toEqual([]);
  });

  test("without a host neither reports nor listens", () => {
    const { frame, taken, channel } = channelTo(null);
    channel.report({ type: "ready" });
    frame.receive(frame.parent, host, files);
    expect([frame.sent, taken]).toEqual([[], []]);
  });

  test("is silent once it is closed", () => {
    const { frame, taken, channel } = channelTo(host);
    channel.close();
    frame.receive(frame.parent, host, files);
    expect(taken).toEqual([]);
  });
});

describe("a message", () => {
  test.each([
    null,
    "set-files",
    { ...files, charmPlayground: 2 },
    { ...files, files: { "charmcraft.yaml": 1 } },
    { ...files, files: null },
    { ...files, files: ["name: x"] },
    { charmPlayground: 1, type: "set-theme", theme: "pink" },
    { charmPlayground: 1, type: "run" },
  ])("%j asks for nothing", (data) => {
    expect(readHostRequest(data)).toBeNull();
  });

  test("of any shape never throws", () => {
    fc.assert(fc.property(fc.anything(), (data) => void readHostRequest(data)));
  });
});
