/**
 * Measures the page's production code, as core/figures_test.go does Go's: short functions, short
 * files, comments, no export without one. `npx vitest run figures.test.ts` prints the figures.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type ESTree, parseSync } from "vite";
import { expect, test } from "vitest";

const most = { functionLines: 60, fileLines: 400 };

const here = fileURLToPath(new URL(".", import.meta.url));

/** Files that do not count: tests, settings and generated code. */
const left = /testdata|\.(?:test|bench|config)\.|\.d\.ts$|engine\/wire\.ts$/;

/** The files below a folder. */
const inside = (folder: string) =>
  readdirSync(path.join(here, folder), { recursive: true, encoding: "utf8" }).map((file) =>
    path.posix.join(folder, file.replaceAll("\\", "/")),
  );

/** The measurements of a file. */
interface Figures {
  readonly file: string;
  readonly lines: number;
  /** Lines of the tables at its top. */
  readonly tables: number;
  /** Lines of each named function. */
  readonly functions: ReadonlyMap<string, number>;
  /** The number of lines that are not blank, and how many of them have a comment. */
  readonly written: number;
  readonly commented: number;
  /** Exports without a comment. */
  readonly undocumented: readonly string[];
}

/** A node of the syntax tree, with the fields used here. */
type Node = ESTree.Node & { readonly start: number; readonly end: number };

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value;

/** The direct children of a node. */
const inner = (node: Node): Node[] => Object.values(node).flat().filter(isNode);

const isFunction = (node: unknown): node is Node =>
  isNode(node) && /^(?:Arrow)?Function(?:Expression|Declaration)?/.test(node.type);

const isTable = (node: unknown): node is Node =>
  isNode(node) &&
  (node.type === "TSAsExpression"
    ? isTable(node.expression)
    : /^(?:Array|Object)Expression$/.test(node.type));

/** The name and node of a named function: a declaration, a method, or a constant. */
function namedFunction(node: Node): readonly [string, Node] | null {
  const nameOf = (key: unknown) => (isNode(key) && "name" in key ? String(key.name) : "?");
  if (node.type === "FunctionDeclaration") return [nameOf(node.id), node];
  if (node.type === "MethodDefinition") return [nameOf(node.key), node];
  if (node.type === "VariableDeclarator" && isFunction(node.init))
    return [nameOf(node.id), node.init as Node];
  return null;
}

function measure(file: string): Figures {
  const text = readFileSync(path.join(here, file), "utf8");
  const { program, comments } = parseSync(file, text);
  const lineOf = (offset: number) => text.slice(0, offset).split("\n").length;
  const linesOf = (node: Node) => lineOf(node.end) - lineOf(node.start) + 1;
  const functions = new Map<string, number>();
  const visit = (node: Node): void => {
    const named = namedFunction(node);
    if (named) functions.set(`${named[0]}:${lineOf(node.start)}`, linesOf(named[1]));
    inner(node).forEach(visit);
  };
  visit(program as Node);
  const documented = (node: Node) =>
    comments.some(({ value, end }) => value.startsWith("*") && text.slice(end, node.start).trim() === "");
  const declared = (program.body as Node[]).map((node) =>
    "declaration" in node ? (node.declaration as Node) : node,
  );
  const tables = declared.flatMap((node) =>
    node?.type === "VariableDeclaration"
      ? node.declarations.map(({ init }): unknown => init).filter(isTable)
      : [],
  );
  const commented = new Set(
    comments.flatMap(({ start, end }) =>
      Array.from({ length: lineOf(end) - lineOf(start) + 1 }, (_, i) => lineOf(start) + i),
    ),
  );
  return {
    file,
    lines: text.split("\n").length - 1,
    tables: tables.reduce((sum, table) => sum + linesOf(table), 0),
    functions,
    written: text.split("\n").filter((line) => line.trim() !== "").length,
    commented: commented.size,
    undocumented: (program.body as Node[])
      .filter((node) => node.type === "ExportNamedDeclaration" && node.declaration && !documented(node))
      .map((node) => `${file}:${lineOf(node.start)}`),
  };
}

/** "median 7, p90 19, longest 58" */
function spread(lines: readonly number[]): string {
  const sorted = [...lines].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)];
  return `median ${at(0.5)}, p90 ${at(0.9)}, longest ${at(1)}`;
}

test("functions and files are short, and exports have comments", () => {
  const files = readdirSync(here, { withFileTypes: true })
    .filter((entry) => entry.name !== "node_modules" && entry.name !== "public")
    .flatMap((entry) => (entry.isDirectory() ? inside(entry.name) : [entry.name]))
    .filter((file) => /\.tsx?$/.test(file) && !left.test(file));
  const all = files.map(measure);
  const functions = all.flatMap(({ file, functions }) =>
    [...functions].map(([name, n]) => [`${file}: ${name}`, n] as const),
  );
  const sum = (of: (figures: Figures) => number) => all.reduce((total, figures) => total + of(figures), 0);
  console.log(`${functions.length} named functions: lines ${spread(functions.map(([, lines]) => lines))}`);
  console.log(`${all.length} files: lines ${spread(all.map(({ lines }) => lines))}`);
  console.log(`comments: ${((100 * sum((f) => f.commented)) / sum((f) => f.written)).toFixed(1)} %`);
  expect(all.flatMap(({ undocumented }) => undocumented)).toEqual([]);
  expect(functions.filter(([, lines]) => lines > most.functionLines)).toEqual([]);
  expect(all.filter(({ lines, tables }) => lines - tables > most.fileLines).map(({ file }) => file)).toEqual(
    [],
  );
});
