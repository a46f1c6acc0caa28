/**
 * A line of a known speed between the browser and the site. The browser's own throttle does not reach workers, so the
 * bytes themselves are held back here, below HTTP: all connections share the line, and each gets its turn.
 */
import { connect, createServer } from "node:net";

/** What the goals of a first visit are about: 10 Mbit/s, in bytes a millisecond, and a round trip of 40 ms. */
const usualLine = { rate: 1_250, roundTrip: 40 };
/** Bytes that a connection sends when it is its turn: what a packet of the usual Ethernet carries. */
const packet = 1_460;
/** Bytes that may wait for their turn before the site is told to wait, as a router's buffer does. */
const waitingMost = 65_536;

/** What one connection has still to send to the browser. */
class Connection {
  #parts = [];
  #waiting = 0;
  #ended = false;

  constructor(site, browser, latency, wake) {
    Object.assign(this, { site, browser, latency });
    site.on("data", (part) => {
      this.#parts.push(part);
      this.#waiting += part.length;
      if (this.#waiting > waitingMost) site.pause();
      wake();
    });
    site.on("end", () => {
      this.#ended = true;
      if (this.#waiting === 0) this.#end();
    });
  }

  get waits() {
    return this.#waiting > 0;
  }

  /** Sends one packet; the browser gets it after the time that the way takes. @returns its bytes */
  send() {
    const part = this.#parts[0].subarray(0, packet);
    this.#parts[0] = this.#parts[0].subarray(part.length);
    if (this.#parts[0].length === 0) this.#parts.shift();
    this.#waiting -= part.length;
    setTimeout(() => this.browser.write(part), this.latency);
    if (this.#waiting < waitingMost) this.site.resume();
    if (this.#ended && this.#waiting === 0) this.#end();
    return part.length;
  }

  #end() {
    setTimeout(() => this.browser.end(), this.latency);
  }
}

/** Lets the connections send in turn, as fast as the line is. @returns wakes it when there is something to send */
function scheduler(connections, rate, count) {
  let timer;
  let allowedFrom = 0;
  const step = () => {
    timer = undefined;
    while (allowedFrom <= performance.now()) {
      const next = [...connections].find((connection) => connection.waits);
      if (!next) return;
      const sent = next.send();
      count.bytes += sent;
      allowedFrom += sent / rate;
      // The next turn is another's.
      connections.delete(next);
      connections.add(next);
    }
    timer = setTimeout(step, 1);
  };
  return () => {
    if (timer !== undefined) return;
    allowedFrom = Math.max(allowedFrom, performance.now());
    timer = setTimeout(step, 0);
  };
}

/**
 * Starts a line to a site.
 * @param {string} target address of the site
 * @param {{rate: number, roundTrip: number}} speed bytes a millisecond, and milliseconds there and back
 * @returns its address, what went over it so far (headers included), and what ends it
 */
export async function limitedLine(target, { rate, roundTrip } = usualLine) {
  const { hostname, port } = new URL(target);
  const connections = new Set();
  const count = { bytes: 0 };
  const wake = scheduler(connections, rate, count);
  const server = createServer({ noDelay: true }, (browser) => {
    const site = connect(Number(port), hostname);
    const connection = new Connection(site, browser, roundTrip / 2, wake);
    connections.add(connection);
    // The handshake is a round trip of its own, which a connection within this machine does not take.
    const open = performance.now() + roundTrip;
    browser.on("data", (part) => {
      const after = Math.max(0, open - performance.now()) + roundTrip / 2;
      setTimeout(() => site.writable && site.write(part), after);
    });
    const close = () => {
      connections.delete(connection);
      site.destroy();
      browser.destroy();
    };
    browser.on("close", close).on("error", close);
    site.on("error", close);
  });
  await new Promise((resolve) => server.listen(0, "localhost", resolve));
  return {
    url: `http://localhost:${server.address().port}/`,
    count,
    close: () => {
      for (const { site, browser } of connections) for (const end of [site, browser]) end.destroy();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
