import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { dialog } from "../state/view";
import { IconButton } from "./icon-button";

/** What a dialog takes. */
interface Props {
  readonly title: string;
  /** A wide dialog has room for two columns. */
  readonly wide?: boolean;
  /** A dialog that is only read has nothing to stop at; its text itself takes the focus, to be scrolled. */
  readonly reading?: boolean;
  /** A dialog in place of one that is on its way: it is seen only if that takes a while. */
  readonly coming?: boolean;
  readonly children: ComponentChildren;
}

/**
 * Closes the dialog that is open, at once: what comes after it can take the focus. Where nothing does, the focus goes
 * back to where it was before.
 */
export function closeDialog(): void {
  document.querySelector<HTMLDialogElement>("dialog[open]")?.close();
  dialog.value = null;
}

/** A modal dialog; what is marked `data-first` in it gets the focus; Esc, the cross and a click beside it close it, and the focus goes back to where it was. */
export function Dialog({ title, wide = false, reading = false, coming = false, children }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  // Before the next key: what a fast hand types is for the dialog.
  const shown = useRef(true);
  useLayoutEffect(() => {
    element.current?.showModal();
    element.current?.querySelector<HTMLElement>("[data-first]")?.focus();
    return () => {
      shown.current = false;
    };
  }, []);
  // What the page closes itself, Esc included, is closed before the next key. Of any other closing the browser tells
  // later; by then this dialog may be gone, and another one open, even its like.
  const cancel = (event: Event) => {
    // A choice of files that is given up says so to what is around it.
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
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach that.
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
