/** A module that the build makes from the catalogue of findings; see docs/catalogue.ts. */
declare module "virtual:known-errors" {
  const known: readonly import("../docs/catalogue").KnownError[];
  export default known;
}
