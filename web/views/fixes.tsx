import { computed, signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { ProjectEditor } from "../editor/project-editor";
import type { Fix, TextEdit } from "../engine/protocol";
import { notify } from "../state/announce";
import { safeFixes } from "../state/fixes";
import { applyEdits, files } from "../state/project";
import { answer, found } from "../state/results";
import { moveFocus } from "./arrows";
import { menuEntries, menuMargin } from "./menu-items";

/** The editor that is on the page, or null. */
export const sourceEditor = signal<ProjectEditor | null>(null);

/** The fixes that are offered at the cursor, and where on the screen (pixels). */
interface Offer {
  readonly fixes: readonly Fix[];
  readonly left: number;
  readonly top: number;
}

/** The fixes that are offered; null while the menu is closed. */
export const offer = signal<Offer | null>(null);

/** Applies edits of the core as one step, unless the text has changed since it was asked: their places are others then. */
function applyCurrent(edits: readonly TextEdit[], label: string): void {
  if (answer.value?.files === files.value) applyEdits(edits, label);
  else notify({ text: "The text has changed since; choose the fix again." });
}

/** Applies a fix as one step. @param fix one of the latest answer */
export function applyFix(fix: Fix): void {
  const now = found.value.flatMap(({ fixes }) => fixes);
  const current = now.includes(fix) ? fix : now.find(({ title }) => title === fix.title);
  if (current) applyCurrent(current.edits, `fix '${fix.title}'`);
}

/** The fixes that may be applied together. */
export const fixesForAll = computed(() => safeFixes(found.value));

/** Applies every fix that is safe, as one step. */
export function fixAll(): void {
  const edits = fixesForAll.value.flatMap((fix) => fix.edits);
  applyCurrent(edits, "fix all");
}

/** The menu of fixes at the cursor. */
export function FixMenu() {
  const menu = useRef<HTMLDivElement>(null);
  const shown = offer.value;
  useEffect(() => {
    if (shown) menu.current?.querySelector("button")?.focus();
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
  const place = (element: HTMLDivElement | null) => {
    menu.current = element;
    if (!element) return;
    const within = (at: number, size: number, room: number) =>
      Math.max(menuMargin, Math.min(at, room - size - menuMargin));
    element.style.left = `${within(shown.left, element.offsetWidth, innerWidth)}px`;
    element.style.top = `${within(shown.top, element.offsetHeight, innerHeight)}px`;
  };
  return (
    <div
      ref={place}
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
