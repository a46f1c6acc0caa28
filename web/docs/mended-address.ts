/**
 * Some mail gateways and chat programs write the `#` of an address as `%23`, and the browser then
 * asks for a file of that name.
 * @returns the address with its `#`, from the site's root; null when no `#` was lost
 */
export function mendedAddress({ pathname, search }: Pick<Location, "pathname" | "search">): string | null {
  const [page, ...rest] = pathname.split(/%23/i);
  return rest.length === 0 ? null : `${page}#${rest.join("#")}${search}`;
}
