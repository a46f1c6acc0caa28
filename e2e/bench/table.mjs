/** The table of what was measured. */

/**
 * @typedef {object} Row
 * @property {string} what was measured
 * @property {string} unit
 * @property {number} value
 * @property {number} [goal] the most that is wanted
 * @property {boolean} [holds] whether the goal is a limit
 * @property {number} [before] what an earlier site has
 */

const written = (value, unit) =>
  value === undefined
    ? ""
    : `${value.toLocaleString("en", { maximumSignificantDigits: value < 1_000 ? 3 : 6, maximumFractionDigits: 1 })} ${unit}`.trim();

const ratio = (value, of) => (of === undefined ? "" : `${Math.round((100 * value) / of)} %`);

/** Whether a row is within its limit, if it has one. */
const within = ({ value, goal, holds }) => !holds || value <= goal;

/**
 * Prints what was measured beside its goals.
 * @param {Row[]} rows
 * @returns whether all limits hold
 */
export function print(rows) {
  console.table(
    Object.fromEntries(
      rows.map((row) => [
        row.what,
        {
          measured: written(row.value, row.unit),
          goal: written(row.goal, row.unit),
          "of goal": ratio(row.value, row.goal),
          ...(rows.some(({ before }) => before !== undefined) && {
            before: written(row.before, row.unit),
            "of before": ratio(row.value, row.before),
          }),
          ...(within(row) ? {} : { limit: "EXCEEDED" }),
        },
      ]),
    ),
  );
  return rows.every(within);
}
