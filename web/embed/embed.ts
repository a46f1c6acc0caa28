/**
 * The script that other sites load: `<charm-playground>`, and buttons under the YAML blocks of a
 * documentation page. It is built to one file, embed.js, of at most 4 KB, so it imports types only.
 * How it is used is documented in docs/embed.html.
 */
import type { Files } from "../engine/protocol";
import { frameworkExtensions } from "../engine/wire";
import type { EmbedReport, EmbedTheme, HostRequest, messageVersion } from "./messages";

const version: typeof messageVersion = 1;
const self = import.meta.url;
const root = new URL(".", self).href;
const { origin } = new URL(root);

/** Attributes that become settings of the frame's address as they are. */
const settingNames = ["panes", "view", "readonly", "unit", "file", "manifest", "experimental"];

/** Files as a fragment; what share/fragment.ts reads. */
function fragmentOf(files: Files, settings: Files = {}): string {
  const pairs = [
    ...Object.entries(settings),
    ...Object.entries(files).map(([path, text]) => [`file:${path}`, text]),
  ];
  return `#${pairs.map((pair) => pair.map((part) => encodeURIComponent(part as string)).join("=")).join("&")}`;
}

/** Light or dark, as the text around an element tells: light letters stand on dark ground. */
function themeAround(element: Element): EmbedTheme {
  const channels = /^rgba?\((\d+), (\d+), (\d+)/.exec(getComputedStyle(element).color);
  if (!channels) return "system";
  return Number(channels[1]) + Number(channels[2]) + Number(channels[3]) > 384 ? "dark" : "light";
}

/** `<charm-playground>`: the playground in a frame as high as its content. */
class CharmPlayground extends HTMLElement {
  #frame = document.createElement("iframe");
  #files: Files = {};
  #theme: EmbedTheme = "system";
  #watch = new MutationObserver(() => this.#followTheme());
  #system = matchMedia("(prefers-color-scheme: dark)");

  /** The files as they are now; setting them shows others. */
  get files(): Files {
    return this.#files;
  }

  set files(files: Files) {
    this.#files = files;
    this.#ask({ type: "set-files", files });
  }

  connectedCallback(): void {
    addEventListener("message", this.#take);
    this.#system.addEventListener("change", this.#followTheme);
    for (const element of [document.documentElement, document.body])
      this.#watch.observe(element, { attributes: true });
    void this.#show();
  }

  disconnectedCallback(): void {
    removeEventListener("message", this.#take);
    this.#system.removeEventListener("change", this.#followTheme);
    this.#watch.disconnect();
  }

  /** Makes the frame; what stands inside the element is shown until then, and where scripts are off. */
  async #show(): Promise<void> {
    if (!Object.keys(this.#files).length) this.#files = await this.#ownFiles();
    const frame = this.#frame;
    frame.src = `${root}embed.html${this.#fragment()}`;
    frame.title = this.getAttribute("title") ?? "Charm Playground";
    frame.loading = "lazy";
    frame.allow = "clipboard-write";
    frame.style.cssText = "display:block;width:100%;height:30rem;border:0";
    (this.shadowRoot ?? this.attachShadow({ mode: "open" })).replaceChildren(frame);
    this.style.display = "block";
  }

  /** What the frame's address says: the settings, and the files or the link or example they are of. */
  #fragment(): string {
    this.#theme = this.#wantedTheme();
    const settings: Record<string, string> = { host: location.origin, theme: this.#theme };
    for (const name of settingNames) {
      const value = this.getAttribute(name);
      if (value !== null) settings[name] = value;
    }
    const example = this.getAttribute("example");
    if (example) settings.example = example;
    const link = this.getAttribute("link")?.replace(/^.*#/, "");
    return fragmentOf(this.#files, settings) + (link ? `&${link}` : "");
  }

  /** Files of the element: those inside it, and those at the addresses of `src`, separated by spaces. */
  async #ownFiles(): Promise<Files> {
    const inside = [...this.querySelectorAll<HTMLElement>("[data-file]")].map(
      (element) => [element.dataset.file as string, element.textContent ?? ""] as const,
    );
    const addresses = this.getAttribute("src")?.match(/\S+/g) ?? [];
    const fetched = await Promise.all(
      addresses.map(async (address) => {
        const response = await fetch(address);
        const text = response.ok ? await response.text() : `# ${address}: status ${response.status}\n`;
        return [new URL(address, document.baseURI).pathname.replace(/^.*\//, ""), text] as const;
      }),
    );
    return Object.fromEntries([...inside, ...fetched]);
  }

  #wantedTheme(): EmbedTheme {
    return (this.getAttribute("theme") as EmbedTheme | null) ?? themeAround(this);
  }

  #followTheme = (): void => {
    const theme = this.#wantedTheme();
    if (theme === this.#theme) return;
    this.#theme = theme;
    this.#ask({ type: "set-theme", theme });
  };

  #ask(request: HostRequest): void {
    this.#frame.contentWindow?.postMessage({ charmPlayground: version, ...request }, origin);
  }

  /** Takes what the frame reports, and hands it on as an event of the same name. */
  #take = ({ source, origin: from, data }: MessageEvent): void => {
    if (source !== this.#frame.contentWindow || from !== origin || data?.charmPlayground !== version) return;
    const report = data as EmbedReport;
    if (report.type === "height") this.#frame.style.height = `${report.height}px`;
    if (report.type === "changed") this.#files = report.files;
    this.dispatchEvent(new CustomEvent(`playground-${report.type}`, { detail: report, bubbles: true }));
  };
}

/** The name of a framework extension. */
const framework = new RegExp(`\\b(?:${frameworkExtensions.join("|")})\\b`);

/** Keys of charmcraft.yaml that documentation shows by themselves. */
const partial = /^(?:config|requires|provides|actions)$/;

/** A charmcraft.yaml around a part of one. */
function completed(part: string, extension: string): string {
  return `name: example\ntype: charm\nbase: ubuntu@24.04\nplatforms:\n  amd64:\nsummary: An example.\ndescription: An example.\nextensions:\n  - ${extension}\n\n${part}`;
}

/**
 * The charmcraft.yaml that a block of text stands for: the block itself where it has an `extensions`
 * key; a part of one is completed, with the framework that the page is about. Null for anything else.
 */
function projectOf(text: string): string | null {
  if (/^extensions\s*:/m.test(text)) return text;
  const keys = text.match(/^[\w-]+(?=\s*:)/gm) ?? [];
  const extension = framework.exec(location.pathname + document.body.textContent)?.[0];
  return extension && keys.length && keys.every((key) => partial.test(key))
    ? completed(text, extension)
    : null;
}

/** The text of a block, without line numbers. */
function textOf(block: Element): string {
  const copy = block.cloneNode(true) as Element;
  for (const number of copy.querySelectorAll(".linenos,.lineno,.ln")) number.remove();
  return copy.textContent ?? "";
}

/** Puts a button under each YAML block that has none yet. */
function addButtons(): void {
  for (const block of document.querySelectorAll<HTMLElement>("pre:not([data-playground])")) {
    const declared =
      block.closest("[class*=yaml],[class*=yml]") ?? block.querySelector("[class*=yaml],[class*=yml]");
    const text = declared && projectOf(textOf(block));
    if (!text) continue;
    block.dataset.playground = "";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "charm-playground-open";
    button.textContent = "Open in the playground";
    button.onclick = () => open(root + fragmentOf({ "charmcraft.yaml": text }), "_blank", "noopener");
    (block.closest("[class*=highlight]") ?? block).after(button);
  }
}

/** Whether the page asks for buttons: by the script's attribute, or `embed.js#yaml-buttons` where attributes cannot be given. */
const wanted = [...document.scripts].some(
  (script) => script.src === self && script.hasAttribute("data-yaml-buttons"),
);
if (wanted || self.endsWith("#yaml-buttons")) {
  addButtons();
  new MutationObserver(addButtons).observe(document.body, { childList: true, subtree: true });
}

if (!customElements.get("charm-playground")) customElements.define("charm-playground", CharmPlayground);
