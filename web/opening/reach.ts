/** Following the imports of a build. */

/**
 * Everything that one comes to from some beginnings, these included.
 * @param next the names that a name leads to
 */
export function reach(roots: Iterable<string>, next: (name: string) => readonly string[]): Set<string> {
  const found = new Set(roots);
  // A set goes on to what is added to it meanwhile.
  for (const name of found) for (const further of next(name)) found.add(further);
  return found;
}
