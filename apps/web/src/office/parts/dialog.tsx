import { useEffect, useId, useRef, type ReactNode } from "react";

/**
 * A question in front of the page. The browser's own dialog: it keeps the keyboard inside, closes on Escape and
 * gives the focus back to what opened it.
 */
export function Dialog({
  title,
  onClose,
  wide,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  /** For what is compared side by side. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const frame = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = frame.current;
    if (dialog && !dialog.open) {
      dialog.showModal();
      // Where there is nothing to fill in, the key that opened the question must not answer it.
      if (document.activeElement instanceof HTMLButtonElement) dialog.querySelector("h2")?.focus();
    }
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      className={wide ? "dialog dialog--wide stack" : "dialog stack"}
      ref={frame}
      aria-labelledby={id}
      onClose={onClose}
    >
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </dialog>
  );
}
