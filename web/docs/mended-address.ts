/**
 * Restores an address: some mail gateways and chat programs write its `#` as `%23`, and the browser then
 * requests a file of that name.
 * @returns the address with its `#`, from the site's root; null if no `#` was lost
 */
export function mendedAddress({ pathname, search }: Pick<Location, "pathname" | "search">): string | null {
  const [page, ...rest] = pathname.split(/%23/i);
  return rest.length === 0 ? null : `${page}#${rest.join("#")}${search}`;
}
