// Shows the text of an embed that cannot start: a sandbox without an origin cannot load the page's modules, and
// elsewhere they may be blocked or missing. This is a plain script, so that it loads all the same.
(() => {
  const style = (element, rules) => Object.assign(element.style, rules);
  const named = (name, text, rules) => {
    const element = document.createElement(name);
    element.textContent = text;
    style(element, rules);
    return element;
  };
  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };

  /** The files in the address as plain text: pairs of name and text. */
  const files = () =>
    location.hash
      .slice(1)
      .split("&")
      .map((pair) => [decoded(pair.slice(0, pair.indexOf("="))), decoded(pair.slice(pair.indexOf("=") + 1))])
      .filter(([key]) => key.startsWith("file:") || key === "part")
      .map(([key, text]) => [key === "part" ? "charmcraft.yaml" : key.slice("file:".length), text]);

  const showText = () => {
    const page = document.getElementById("embed");
    if (!page || page.childElementCount > 0) return;
    const link = named("a", "Open in the playground", { color: "inherit" });
    link.href = `./${location.hash}`;
    link.target = "_blank";
    link.rel = "noopener";
    style(document.documentElement, { colorScheme: "light dark", font: "14px system-ui, sans-serif" });
    page.append(
      link,
      ...files().flatMap(([name, text]) => [
        named("p", name, { margin: "1em 0 0", fontWeight: "600" }),
        named("pre", text, { margin: "0.25em 0 0", whiteSpace: "pre-wrap", overflowWrap: "anywhere" }),
      ]),
    );
  };

  const showSoon = () => {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", showText);
    else showText();
  };

  // This script comes before the modules, so that it learns of all that fail to load.
  document.addEventListener("error", ({ target }) => target.localName === "script" && showSoon(), true);
})();
