import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";

type Props = {
  readonly act: string;
  /** Something stands in the field, so it is not folded away. */
  readonly filled: boolean;
  readonly opening?: () => void;
  readonly children: (area: RefObject<HTMLTextAreaElement | null>) => ReactNode;
};

/** A field that few need: a button until it is asked for, or until something stands in it. */
export function OpenedField({ act, filled, opening, children }: Props): ReactNode {
  const area = useRef<HTMLTextAreaElement>(null);
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    if (asked) area.current?.focus();
  }, [asked]);
  if (asked || filled) return <div className="opened">{children(area)}</div>;
  return (
    <button
      type="button"
      className="btn btn--plain comment__more"
      onClick={() => {
        opening?.();
        setAsked(true);
      }}
    >
      {act}
    </button>
  );
}
