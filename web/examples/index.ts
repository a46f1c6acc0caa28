/** The examples: a table, and one folder each that is fetched when it is opened. */
export { type Example, examples, findExample, firstExample } from "./catalogue";
export { loadExample } from "./load";
