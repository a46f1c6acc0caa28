/** Components that are fetched when they are first shown; Preact's own, from its compat package. */
export { lazy, Suspense } from "preact/compat";
