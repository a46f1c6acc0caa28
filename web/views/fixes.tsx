import { computed, signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { ProjectEditor } from "../editor/project-editor";
import type { Fix } from "../engine/protocol";
import { notify } from "../state/announce";
import { safeFixes } from "../state/fixes";
import { applyEdits } from "../state/project";
import { found, versionOf } from "../state/results";
import { moveFocus } from "./arrows";
import { menuEntries, menuMargin } from "./menu-items";

/** The editor that is on the page, or null. */
export const sourceEditor = signal<ProjectEditor | null>(null);

/** The fixes that are offered at the cursor, and the position of their menu (pixels). */
interface Offer {
  readonly fixes: readonly Fix[];
  readonly left: number;
  readonly top: number;
}

/** The fixes that are offered; null while the menu is closed. */
export const offer = signal<Offer | null>(null);

/** Says that a fix no longer matches the text. */
function tellOutdated(): void {
  notify({
    text: "The text has changed there. Choose the fix again when the problems are up to date.",
  });
}

/** Applies a fix as one step, at the present place of the text that it changes. */
export function applyFix(fix: Fix): void {
  if (!applyEdits(fix.edits, `fix '${fix.title}'`, versionOf(fix))) tellOutdated();
}

/** The fixes that may be applied together. */
export const fixesForAll = computed(() => safeFixes(found.value));

/** Applies every safe fix, as one step. */
export function fixAll(): void {
  const fixes = fixesForAll.value;
  const [first] = fixes;
  const edits = fixes.flatMap((fix) => fix.edits);
  if (first && !applyEdits(edits, "fix all", versionOf(first))) tellOutdated();
}

/** Places a menu at a position on the screen, or as near as the window has room for it. */
function placeWithin(element: HTMLElement, { left, top }: Offer): void {
  const within = (at: number, size: number, room: number) =>
    Math.max(menuMargin, Math.min(at, room - size - menuMargin));
  element.style.left = `${within(left, element.offsetWidth, innerWidth)}px`;
  element.style.top = `${within(top, element.offsetHeight, innerHeight)}px`;
}

/** The menu of fixes at the cursor. */
export function FixMenu() {
  const menu = useRef<HTMLDivElement>(null);
  const shown = offer.value;
  // Focus before the next key: what a fast typist presses is meant for the menu.
  useLayoutEffect(() => {
    const element = menu.current;
    if (!shown || !element) return;
    const place = () => placeWithin(element, shown);
    place();
    element.querySelector("button")?.focus();
    addEventListener("resize", place);
    return () => removeEventListener("resize", place);
  }, [shown]);
  if (!shown) return null;

  const close = () => {
    offer.value = null;
    sourceEditor.value?.view.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" || event.key === "Tab") close();
    else if (!moveFocus(menuEntries(event.currentTarget as HTMLElement), event.key)) return;
    event.preventDefault();
  };
  return (
    <div
      ref={menu}
      class="menu-items fix-menu"
      role="menu"
      aria-label="Fixes"
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onFocusOut={(event) => {
        if (!menu.current?.contains(event.relatedTarget as Node | null)) offer.value = null;
      }}
    >
      {shown.fixes.map((fix) => (
        <button
          key={fix.title}
          type="button"
          role="menuitem"
          tabIndex={-1}
          onClick={() => {
            close();
            applyFix(fix);
          }}
        >
          {fix.title}
        </button>
      ))}
    </div>
  );
}
