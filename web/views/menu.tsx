import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { moveFocus } from "./arrows";

/** One entry of a menu. */
export interface MenuItem {
  readonly title: string;
  /** A second line or a key, in quieter type. */
  readonly note?: string;
  readonly run: () => void;
  /** For entries of which one holds. */
  readonly checked?: boolean;
}

/** What a menu takes. */
interface Props {
  /** The name of the button, where its content does not say it. */
  readonly name?: string;
  readonly items: readonly MenuItem[];
  readonly children: ComponentChildren;
  readonly class?: string;
}

/** Pixels that stay free below an open menu. */
const menuMargin = 8;

/** Keeps a menu on the screen: what does not fit is scrolled to. */
function fitMenu(menu: HTMLElement | null): void {
  if (menu) menu.style.maxHeight = `${innerHeight - menu.getBoundingClientRect().top - menuMargin}px`;
}

/** The entries of a menu, in order. */
export function menuEntries(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>("[role^=menuitem]")];
}

/** A button that opens a menu, after the menu button pattern of the ARIA Authoring Practices Guide. */
export function Menu({ name, items, children, class: look = "button" }: Props) {
  const [open, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return;
    if (frame.current) menuEntries(frame.current)[0]?.focus();
    const outside = (event: Event) => {
      if (!frame.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open && event.key === "ArrowDown") setOpen(true);
    else if (!open) return;
    else if (event.key === "Escape") close();
    else if (event.key === "Tab") return setOpen(false);
    else if (!moveFocus(menuEntries(event.currentTarget as HTMLElement), event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const choose = (item: MenuItem) => {
    close();
    item.run();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens for the keys of the button and the menu inside.
    <div class="menu" ref={frame} onKeyDown={onKeyDown}>
      <button
        type="button"
        class={look}
        ref={button}
        aria-haspopup="menu"
        aria-expanded={open}
        {...(name !== undefined && { "aria-label": name, title: name })}
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {open && (
        <div class="menu-items" ref={fitMenu} role="menu" aria-label={name ?? "Menu"}>
          {items.map((item) => (
            <button
              key={item.title}
              type="button"
              tabIndex={-1}
              role={item.checked === undefined ? "menuitem" : "menuitemradio"}
              {...(item.checked !== undefined && { "aria-checked": item.checked })}
              onClick={() => choose(item)}
            >
              <span>{item.title}</span>
              {item.note && <span class="quiet">{item.note}</span>}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
