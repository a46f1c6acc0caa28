/** The embed's end of the channel to the page around it. */
import { type EmbedReport, type HostRequest, messageVersion, readHostRequest } from "./messages";

/** A channel to the host. */
export interface Channel {
  /** Sends the host a message; does nothing without a host. */
  report(report: EmbedReport): void;
  /** Stops listening. */
  close(): void;
}

/** The parts of a window that a channel uses. */
export interface ChannelWindow extends Pick<EventTarget, "addEventListener" | "removeEventListener"> {
  readonly parent: { postMessage(message: unknown, origin: string): void };
}

/**
 * Opens the channel to the host. Messages from other windows and other origins are dropped unread, and
 * reports are addressed to the host's origin, so that a page that shows the frame from another origin
 * gets none.
 * @param host the host's origin, such as `https://docs.example`; null without a host
 */
export function openChannel(
  frame: ChannelWindow,
  host: string | null,
  take: (request: HostRequest) => void,
): Channel {
  if (host === null || (frame.parent as unknown) === frame) return { report: () => {}, close: () => {} };
  const listen = (event: Event) => {
    const { source, origin, data } = event as MessageEvent<unknown>;
    if ((source as unknown) !== frame.parent || origin !== host) return;
    const request = readHostRequest(data);
    if (request) take(request);
  };
  frame.addEventListener("message", listen);
  return {
    report: (report) => frame.parent.postMessage({ charmPlayground: messageVersion, ...report }, host),
    close: () => frame.removeEventListener("message", listen),
  };
}
