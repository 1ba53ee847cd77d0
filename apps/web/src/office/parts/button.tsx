import { Link, type LinkProps } from "@tanstack/react-router";
import { useId, type ReactNode } from "react";

type Kind = "go" | "usual" | "stop" | "plain";
const classes: Readonly<Record<Kind, string>> = {
  go: "btn btn--go",
  usual: "btn",
  stop: "btn btn--stop",
  plain: "btn btn--plain",
};

type Looks = {
  readonly children: ReactNode;
  readonly kind?: Kind;
  /** Why it cannot be done now; it then stays focusable and says so. */
  readonly refusal?: string | null | undefined;
};

type ButtonProps = Looks & {
  readonly onPress?: () => void;
  readonly busy?: boolean;
  /** There is nothing to do now, and what stands beside it says so: the last page has no next. */
  readonly idle?: boolean;
  readonly type?: "button" | "submit";
  readonly expanded?: boolean;
  readonly label?: string;
};

/** A button that names its act. Refused, it says why beside itself. While busy a second press does nothing. */
export function Button(props: ButtonProps): ReactNode {
  const { children, kind = "usual", refusal, onPress, busy, idle, type = "button", expanded, label } = props;
  const reason = useId();
  const shut = Boolean(refusal) || busy === true || idle === true;
  const button = (
    <button
      type={type === "submit" && shut ? "button" : type}
      className={classes[kind]}
      aria-disabled={shut || undefined}
      aria-describedby={refusal ? reason : undefined}
      aria-expanded={expanded}
      aria-label={label}
      aria-busy={busy || undefined}
      onClick={shut ? undefined : onPress}
    >
      {children}
    </button>
  );
  if (!refusal) return button;
  return (
    <span className="refused">
      {button}
      <span className="label" id={reason}>
        {refusal}
      </span>
    </span>
  );
}

/** A button that goes to a page. Refused, it is a button that goes nowhere and says why. */
export function ButtonLink({ children, kind = "usual", refusal, ...to }: Looks & LinkProps): ReactNode {
  if (refusal) {
    return (
      <Button kind={kind} refusal={refusal}>
        {children}
      </Button>
    );
  }
  return (
    <Link className={classes[kind]} {...to}>
      {children}
    </Link>
  );
}
