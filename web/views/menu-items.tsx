import { Icon } from "./icon";

/** An entry of a menu. */
export interface MenuItem {
  readonly title: string;
  /** A second line, in quieter type. */
  readonly note?: string;
  /** Its keyboard shortcut, as printed on the keys. */
  readonly key?: string;
  /** For a switch or a radio entry: whether it is checked. */
  readonly checked?: boolean;
  /** Whether it is a radio entry: one of several, of which only one is checked. */
  readonly oneOf?: boolean;
  /** The action; an entry with an address is a link instead. */
  readonly run?: () => void;
  /** The address to open in another tab. */
  readonly href?: string;
}

/** A group of related entries. */
export interface MenuGroup {
  /** The heading of the group; without a title it has none. */
  readonly title?: string;
  readonly items: readonly MenuItem[];
}

/** Pixels to keep free around an open menu. */
export const menuMargin = 8;

/** Keeps a menu inside the window: moves it sideways until it fits, and lets it scroll if it is too high. */
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

/** The content of an entry. */
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

/** The properties of an open menu's list. */
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
