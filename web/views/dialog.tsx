import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { dialog } from "../state/view";
import { IconButton } from "./icon-button";

/** The properties of a dialog. */
interface Props {
  readonly title: string;
  /** A wide dialog has room for two columns. */
  readonly wide?: boolean;
  /** A dialog that is only read has no control to focus; its text takes the focus instead, so that keys scroll it. */
  readonly reading?: boolean;
  /** A placeholder while the real dialog is fetched; it becomes visible only if that takes a while. */
  readonly coming?: boolean;
  readonly children: ComponentChildren;
}

/**
 * Closes the open dialog at once, so that whatever comes next can take the focus. If nothing does, the focus
 * returns to where it was before.
 */
export function closeDialog(): void {
  document.querySelector<HTMLDialogElement>("dialog[open]")?.close();
  dialog.value = null;
}

/**
 * A modal dialog. The element marked `data-first` gets the focus. Esc, the cross and a click outside close the
 * dialog, and the focus returns to where it was.
 */
export function Dialog({ title, wide = false, reading = false, coming = false, children }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  // Open before the next key: what a fast typist types is meant for the dialog.
  const shown = useRef(true);
  useLayoutEffect(() => {
    element.current?.showModal();
    element.current?.querySelector<HTMLElement>("[data-first]")?.focus();
    return () => {
      shown.current = false;
    };
  }, []);
  // Whatever the page itself closes, Esc included, is closed before the next key. The browser reports any other closing
  // later; by then this dialog may be gone and another one open, even one of the same kind.
  const cancel = (event: Event) => {
    // A cancelled choice of files sends the event, too, and it bubbles up to here.
    if (event.target !== element.current) return;
    event.preventDefault();
    closeDialog();
  };
  const close = () => {
    if (shown.current) dialog.value = null;
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a dialog by itself.
    <dialog
      ref={element}
      class={["dialog", wide && "wide", coming && "coming"].filter(Boolean).join(" ")}
      aria-labelledby="dialog-title"
      onCancel={cancel}
      onClose={close}
      onClick={(event) => event.target === element.current && closeDialog()}
    >
      <div class="dialog-frame">
        <header class="dialog-head">
          <h2 id="dialog-title">{title}</h2>
          <IconButton icon="close" name="Close" onClick={closeDialog} />
        </header>
        {reading ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the section scrolls, and the keyboard must be able to scroll it.
          <section class="dialog-body" aria-labelledby="dialog-title" tabIndex={0} data-first>
            {children}
          </section>
        ) : (
          <div class="dialog-body">{children}</div>
        )}
      </div>
    </dialog>
  );
}
