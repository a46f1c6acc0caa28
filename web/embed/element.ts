/**
 * `<charm-playground>`, which embed.js fetches for pages that use it. The build makes one file of it, element.js;
 * docs/embed.html documents it.
 */
import type { Files } from "../engine/protocol";
import { fragmentOf, linkRules, linkTo, root, shadowOf, sheetOf } from "./drawn";
import type { EmbedReport, EmbedTheme, HostRequest, messageVersion } from "./messages";

const version: typeof messageVersion = 1;
const { origin } = new URL(root);

/** Attributes that are copied as settings into the frame's address. */
const settingNames = [
  "panes",
  "view",
  "readonly",
  "unit",
  "file",
  "manifest",
  "experimental",
  "variable",
  "extension",
  "part",
  "example",
];

const elementSheet = sheetOf(
  `:host{display:block;position:relative;margin:1em 0}${linkRules}@media print{slot{display:block!important}::slotted(iframe){display:none!important}}`,
);

/**
 * The look of the frame while it waits behind the text, and after that. The frame is in the host's own tree, where the
 * frames of a page find each other, so each rule must override those of the host.
 */
const frameRules = {
  waits: "position:absolute;inset:0;height:100%;visibility:hidden",
  shown: "position:static;visibility:visible",
  always:
    "display:block;width:100%;max-width:none;min-height:0;max-height:none;margin:0;padding:0;border:0;" +
    "color:color-mix(in srgb,currentcolor,currentcolor);transition:color 1ms",
};

/** The slot for a frame in a shadow root. */
function slotFor(frame: HTMLElement): HTMLSlotElement {
  const slot = document.createElement("slot");
  slot.name = frame.slot;
  return slot;
}

/** Gives an element rules that override every style sheet. */
function setRules(element: HTMLElement, rules: string): void {
  for (const rule of rules.split(";")) {
    const [name, value] = rule.split(":") as [string, string];
    element.style.setProperty(name, value, "important");
  }
}

/** Light or dark, judged by the text around an element: light letters mean a dark background. */
function themeAround(element: Element): EmbedTheme {
  const { color } = getComputedStyle(element);
  const channels =
    color
      .match(/[\d.]+/g)
      ?.slice(0, 3)
      .map(Number) ?? [];
  if (channels.length < 3 || !/^(rgb|color\(srgb)/.test(color)) return "system";
  const sum = channels.reduce((a, b) => a + b);
  return sum > (color[0] === "c" ? 1.5 : 384) ? "dark" : "light";
}

/** Whether a node contains the text of a file. */
function isFile(node: Element | null | undefined): node is HTMLElement {
  return node?.matches("[data-file]") ?? false;
}

/** `<charm-playground>`: the playground in a frame that is as high as its content. */
class CharmPlayground extends HTMLElement {
  #frame = document.createElement("iframe");
  #files: Files = {};
  #theme: EmbedTheme = "system";
  /** Starts the frame when the element comes near the view. */
  #near = new IntersectionObserver(
    (seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) void this.#start();
    },
    { rootMargin: "600px" },
  );
  /** Whether the core has answered; the frame then replaces the text as soon as its height is known. */
  #answered = false;

  /** The present files; setting them shows other files. */
  get files(): Files {
    return this.#files;
  }

  set files(files: Files) {
    this.#files = files;
    this.#ask({ type: "set-files", files });
  }

  connectedCallback(): void {
    addEventListener("message", this.#take);
    this.#frame.ontransitionend = () => this.#followTheme();
    this.#frame.remove();
    setRules(this.#frame, `${frameRules.always};${frameRules.waits}`);
    this.#frame.slot = "frame";
    this.#answered = false;
    shadowOf(this, elementSheet, document.createElement("slot"), slotFor(this.#frame));
    this.#near.observe(this);
  }

  disconnectedCallback(): void {
    removeEventListener("message", this.#take);
    this.#near.disconnect();
  }

  /** Creates the frame. The text inside the element stays until the frame has something better to show. */
  async #start(): Promise<void> {
    this.#near.disconnect();
    if (!Object.keys(this.#files).length && !(await this.#readFiles())) return;
    const frame = this.#frame;
    frame.title = this.title || "Charm Playground";
    frame.allow = "clipboard-write";
    this.shadowRoot?.append(linkTo(this.#fragment([])));
    this.append(frame);
    this.#theme = this.#wantedTheme();
    frame.src = `${root}embed.html${this.#fragment([
      ["host", location.origin],
      ["theme", this.#theme],
    ])}`;
  }

  /** The frame's fragment: settings, and the files or the link, example or part that they apply to. */
  #fragment(pairs: (readonly string[])[]): string {
    for (const name of settingNames) {
      const value = this.getAttribute(name);
      if (value !== null) pairs.push([name, value]);
    }
    const files = Object.entries(this.#files).map(([path, text]) => [`file:${path}`, text]);
    const link = this.getAttribute("link");
    return fragmentOf([...pairs, ...files]) + (link ? `&${link.replace(/^.*#/, "")}` : "");
  }

  /**
   * Reads the element's files: those inside it, and those at the addresses in `src`, which are put inside.
   * @returns whether all of them could be fetched
   */
  async #readFiles(): Promise<boolean> {
    this.#adopt();
    const addresses = this.getAttribute("src")?.match(/\S+/g) ?? [];
    const fetched = await Promise.all(addresses.map((address) => this.#fetch(address)));
    const files: Record<string, string> = {};
    for (const file of this.querySelectorAll<HTMLElement>("[data-file]")) {
      const name = file.dataset.file as string;
      files[name] = file.textContent ?? "";
      if (!file.previousElementSibling?.textContent?.includes(name))
        file.before(Object.assign(document.createElement("b"), { textContent: name }));
    }
    this.#files = files;
    return !fetched.includes(false);
  }

  /** Puts a file inside the element, or a link to its address if it cannot be fetched. */
  async #fetch(address: string): Promise<boolean> {
    const { href, pathname } = new URL(address, document.baseURI);
    const response = await fetch(href).catch(() => null);
    const file = document.createElement(response?.ok ? "pre" : "a") as HTMLAnchorElement;
    const name = pathname.replace(/^.*\//, "");
    file.href = href;
    file.textContent = response?.ok ? await response.text() : `${name} cannot be loaded`;
    if (response?.ok) file.dataset.file = name;
    this.append(file);
    return response?.ok ?? false;
  }

  /** Takes back files that a Markdown processor moved out: it ends the paragraph around the element before them. */
  #adopt(): void {
    if (this.querySelector("[data-file]")) return;
    const before = this.closest("p") ?? this;
    for (;;) {
      const next = before.nextElementSibling;
      const caption = isFile(next?.nextElementSibling) && !next?.querySelector(this.localName);
      if (!next || !(isFile(next) || caption)) return;
      this.append(next);
    }
  }

  #wantedTheme(): EmbedTheme {
    return (this.getAttribute("theme") as EmbedTheme | null) ?? themeAround(this.#frame);
  }

  /** Runs whenever the colour of the surrounding text changes, whatever made the host change it. */
  #followTheme(): void {
    this.#theme = this.#wantedTheme();
    setRules(this.#frame, `color-scheme:${this.#theme === "system" ? "normal" : this.#theme}`);
    this.#ask({ type: "set-theme", theme: this.#theme });
  }

  #ask(request: HostRequest): void {
    this.#frame.contentWindow?.postMessage({ charmPlayground: version, ...request }, origin);
  }

  /** Receives the frame's reports, and dispatches each as an event of the same name. */
  #take = ({ source, origin: from, data }: MessageEvent): void => {
    if (source !== this.#frame.contentWindow || from !== origin || data?.charmPlayground !== version) return;
    const report = data as EmbedReport;
    if (report.type === "ready") this.#followTheme();
    if (report.type === "result") this.#answered = true;
    if (report.type === "changed") this.#files = report.files;
    if (report.type === "height" && this.#answered) this.#reveal(report.height);
    this.dispatchEvent(new CustomEvent(`playground-${report.type}`, { detail: report, bubbles: true }));
  };

  /** Shows the frame in place of the text, which is still what gets printed. */
  #reveal(height: number): void {
    setRules(this.#frame, `${frameRules.shown};height:${height}px`);
    for (const other of this.shadowRoot?.querySelectorAll<HTMLElement>("slot:not([name]),a") ?? [])
      other.style.display = "none";
  }
}

if (!customElements.get("charm-playground")) customElements.define("charm-playground", CharmPlayground);
