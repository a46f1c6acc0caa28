/**
 * The headers and redirects of netlify.toml, applied as Netlify applies them.
 * Source: docs.netlify.com/manage/routing/headers and /redirects, netlify-cli 17's utils/headers, and for the order
 * of the rules netlify-headers-parser's merge.js: those of netlify.toml override those of `_headers`.
 */
import { parse } from "smol-toml";

/** The Cache-Control that Netlify sends if no rule names one (docs.netlify.com, "Caching overview"). */
const unnamed = "public, max-age=0, must-revalidate";

/**
 * @typedef {object} HeaderRule
 * @property {RegExp} path the paths that the rule applies to
 * @property {Record<string, string>} values header name to value
 */

/**
 * @typedef {object} RedirectRule
 * @property {RegExp} path the paths that the rule applies to; a final `*` is its group `splat`
 * @property {string} to the new address; `:splat` is replaced by what `*` matched
 * @property {number} status 301, 302 … to send the browser there; 200 to answer with that file; 404
 */

/**
 * The rules of a netlify.toml.
 * @param {string} toml its text
 * @returns {{headers: HeaderRule[], redirects: RedirectRule[]}}
 */
export function readRules(toml) {
  const { headers = [], redirects = [] } = parse(toml);
  return {
    headers: headers.map((rule) => ({ path: pathPattern(rule.for), values: rule.values })),
    redirects: redirects.map(({ from, to, status = 301 }) => ({ path: pathPattern(from), to, status })),
  };
}

/**
 * The rules of a `_headers` file: a path at the start of a line, its headers indented below it.
 * @param {string} text
 * @returns {HeaderRule[]}
 */
export function readHeadersFile(text) {
  const rules = [];
  for (const line of text.split("\n").filter((one) => one.trim() !== "" && !one.startsWith("#"))) {
    const [, name, value] = /^\s+([^:]+):\s*(.*)$/.exec(line) ?? [];
    if (name === undefined) rules.push({ path: pathPattern(line.trim()), values: {} });
    else rules.at(-1).values[name] = value;
  }
  return rules;
}

/**
 * The headers of a path: those of every rule that matches; the later rule wins.
 * @param {HeaderRule[]} rules
 * @param {string} path such as `/embed.html`
 * @returns {Record<string, string>}
 */
export function headersFor(rules, path) {
  const matching = rules.filter((rule) => rule.path.test(path)).map((rule) => rule.values);
  return Object.assign({ "Cache-Control": unnamed }, ...matching);
}

/**
 * Where a path is redirected, by the first rule that matches.
 * @param {RedirectRule[]} rules
 * @param {string} path
 * @returns {{to: string, status: number} | null}
 */
export function redirectFor(rules, path) {
  const rule = rules.find((candidate) => candidate.path.test(path));
  if (!rule) return null;
  const splat = rule.path.exec(path)?.groups?.splat ?? "";
  return { to: rule.to.replace(":splat", splat), status: rule.status };
}

/**
 * The pattern of a glob: `*` matches anything, `:name` one part of a path.
 * @param {string} glob such as `/assets/*`
 */
function pathPattern(glob) {
  const parts = glob.split(/(\*|:\w+)/).map((part, place, all) => {
    if (part === "*") return place === all.length - 2 ? "(?<splat>.*)" : ".*";
    return part.startsWith(":") ? "[^/]+" : part.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
  });
  return new RegExp(`^${parts.join("")}$`);
}
