import type { ComponentChildren, RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { moveFocus } from "./arrows";
import { type MenuGroup, type MenuItem, MenuItems, menuEntries } from "./menu-items";

/** The properties of a menu. */
interface Props {
  /** The name of the button and of the menu. */
  readonly name: string;
  readonly groups: readonly MenuGroup[];
  /** The content of the button. */
  readonly children: ComponentChildren;
  readonly class?: string;
}

/** Focuses the first entry when the menu opens, and closes the menu on a press outside or a resize of the window. */
function useOpenMenu(open: boolean, frame: RefObject<HTMLElement | null>, leave: () => void): void {
  useLayoutEffect(() => {
    if (!open) return;
    if (frame.current) menuEntries(frame.current)[0]?.focus();
    const outside = (event: Event) => {
      if (!frame.current?.contains(event.target as Node)) leave();
    };
    document.addEventListener("pointerdown", outside);
    addEventListener("resize", leave);
    return () => {
      document.removeEventListener("pointerdown", outside);
      removeEventListener("resize", leave);
    };
  }, [open, frame, leave]);
}

/** A button that opens a menu, after the menu button pattern of the ARIA Authoring Practices Guide. */
export function Menu({ name, groups, children, class: look = "button" }: Props) {
  const [open, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const leave = useRef(() => setOpen(false)).current;
  useOpenMenu(open, frame, leave);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open && event.key === "ArrowDown") setOpen(true);
    else if (!open) return;
    else if (event.key === "Escape") close();
    // Close first, so that Tab continues from the button and not from an entry that disappears.
    else if (event.key === "Tab") return close();
    else if (!moveFocus(menuEntries(event.currentTarget as HTMLElement), event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const choose = (item: MenuItem) => {
    close();
    item.run?.();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it handles the keys of the button and the menu inside.
    <div class="menu" ref={frame} onKeyDown={onKeyDown}>
      <button
        type="button"
        class={look}
        ref={button}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={name}
        title={name}
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {open && <MenuItems name={name} groups={groups} choose={choose} />}
    </div>
  );
}
