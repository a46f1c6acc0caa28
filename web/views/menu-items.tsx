import { Icon } from "./icon";

/** One entry of a menu. */
export interface MenuItem {
  readonly title: string;
  /** A second line, in quieter type. */
  readonly note?: string;
  /** Its key, as printed on the keyboard. */
  readonly key?: string;
  /** For a switch, or an entry of which one holds: whether it does. */
  readonly checked?: boolean;
  /** Whether `checked` is that of one entry among several. */
  readonly oneOf?: boolean;
  /** What it does; an entry with an address is a link instead. */
  readonly run?: () => void;
  /** The address that it opens beside the page. */
  readonly href?: string;
}

/** Entries that belong together. */
export interface MenuGroup {
  /** What they have in common; a group without a title has no heading. */
  readonly title?: string;
  readonly items: readonly MenuItem[];
}

/** Pixels that stay free around an open menu. */
export const menuMargin = 8;

/** Keeps a menu inside the window: moved sideways until it fits; what is too high is scrolled to. */
export function fitMenu(menu: HTMLElement | null): void {
  if (!menu) return;
  menu.style.translate = "none";
  const { left, right, top } = menu.getBoundingClientRect();
  const overRight = Math.max(0, right - (innerWidth - menuMargin));
  const overLeft = Math.max(0, menuMargin - (left - overRight));
  menu.style.translate = `${overLeft - overRight}px`;
  menu.style.maxHeight = `${innerHeight - top - menuMargin}px`;
}

/** The entries of an open menu, in order. */
export function menuEntries(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>("[role^=menuitem]")];
}

/** The role of an entry. */
function roleOf({ checked, oneOf }: MenuItem) {
  if (checked === undefined) return "menuitem";
  return oneOf ? "menuitemradio" : "menuitemcheckbox";
}

/** What an entry shows. */
function Content({ item }: { readonly item: MenuItem }) {
  return (
    <>
      <span class="menu-title">
        {item.checked !== undefined && (
          <span class="menu-check">{item.checked && <Icon name="check" />}</span>
        )}
        <span>{item.title}</span>
        {item.href !== undefined && <Icon name="outside" />}
        {item.key && <kbd>{item.key}</kbd>}
      </span>
      {item.note && <span class="quiet">{item.note}</span>}
    </>
  );
}

/** One entry: a link, or a button. */
function Entry({ item, choose }: { readonly item: MenuItem; readonly choose: (item: MenuItem) => void }) {
  if (item.href !== undefined) {
    return (
      <a role="menuitem" href={item.href} target="_blank" rel="noreferrer" onClick={() => choose(item)}>
        <Content item={item} />
      </a>
    );
  }
  return (
    <button
      type="button"
      role={roleOf(item)}
      {...(item.checked !== undefined && { "aria-checked": item.checked })}
      onClick={() => choose(item)}
    >
      <Content item={item} />
    </button>
  );
}

/** What the list of an open menu takes. */
interface Props {
  readonly name: string;
  readonly groups: readonly MenuGroup[];
  readonly choose: (item: MenuItem) => void;
}

/** The list of an open menu. */
export function MenuItems({ name, groups, choose }: Props) {
  return (
    <div class="menu-items" ref={fitMenu} role="menu" aria-label={name}>
      {groups.map(({ title, items }) => (
        // biome-ignore lint/a11y/useSemanticElements: a group inside a menu, after the menu pattern.
        <div key={title ?? ""} class="menu-group" role="group" aria-label={title}>
          {title && (
            <p class="label menu-heading" aria-hidden="true">
              {title}
            </p>
          )}
          {items.map((item) => (
            <Entry key={item.title} item={item} choose={choose} />
          ))}
        </div>
      ))}
    </div>
  );
}
