// The project for measurements, in any size.

/**
 * A Flask charm, half options and half actions.
 * @param {number} lines about how many lines it has
 * @returns {string} charmcraft.yaml
 */
export function project(lines) {
  const count = Math.max(1, Math.floor((lines - 15) / 8));
  const options = Array.from({ length: count }, (_, i) => [
    `    option-${i}:`,
    `      type: ${i % 2 ? "string" : "int"}`,
    `      default: ${i % 2 ? `"value ${i}"` : i}`,
    `      description: Option ${i} of the app, which says how much of it there is.`,
  ]);
  const actions = Array.from({ length: count }, (_, i) => [
    `  action-${i}:`,
    "    description: |",
    `      Does what action ${i} does.`,
    "      In two lines.",
  ]);
  const head = "name: bench\ntype: charm\nsummary: Bench\ndescription: Measured\nbase: ubuntu@24.04\nplatforms:\n  amd64:\nextensions: [flask-framework]";
  const requires = "requires:\n  postgresql:\n    interface: postgresql_client\n    limit: 1\n    optional: true";
  return [head, requires, "config:", "  options:", ...options.flat(), "actions:", ...actions.flat(), ""].join("\n");
}
