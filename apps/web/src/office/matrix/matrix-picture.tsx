import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { isObjected, isOpen, severities, severityWords, type Row } from "./matrix-words.ts";
import type { letter } from "@chirograph/wire";

export type SeverityCount = {
  readonly severity: letter.Severity;
  readonly all: number;
  readonly open: number;
  readonly objected: number;
};

/** How many comments of each gravity there are, and how many of them are not settled. Withdrawn ones do not count. */
export function countBySeverity(
  rows: readonly Pick<Row, "severity" | "withdrawn" | "disposed" | "satisfaction">[],
): SeverityCount[] {
  const standing = rows.filter((row) => !row.withdrawn);
  return severities.map((severity) => {
    const own = standing.filter((row) => row.severity === severity);
    return {
      severity,
      all: own.length,
      open: own.filter(isOpen).length,
      objected: own.filter(isObjected).length,
    };
  });
}

/** The settled, the open and the objected, a bar for each gravity, which leads to its rows in the letter's matrix. */
export function MatrixPicture({
  counts,
  letter: id,
}: {
  readonly counts: readonly SeverityCount[];
  readonly letter: string;
}): ReactNode {
  const most = Math.max(1, ...counts.map((one) => one.all));
  return (
    <ul className="severities">
      {counts
        .filter((one) => one.all > 0)
        .map((one) => (
          <SeverityBar key={one.severity} count={one} most={most} id={id} />
        ))}
    </ul>
  );
}

function SeverityBar(props: {
  readonly count: SeverityCount;
  readonly most: number;
  readonly id: string;
}): ReactNode {
  const { count, most, id } = props;
  const { severity, all, open } = count;
  const objected = Math.min(count.objected, all - open);
  return (
    <li data-severity={severity}>
      <Link to="/office/letters/$id/matrix" params={{ id }} search={{ severity }} resetScroll={false}>
        {severityWords[severity]}
      </Link>
      <span className="severities__frame" aria-hidden="true">
        <span className="severities__bar" style={{ inlineSize: `${(all / most) * 100}%` }}>
          <i className="settled" style={{ flexGrow: all - open - objected }} />
          <i className="objected" style={{ flexGrow: objected }} />
          <i className="open" style={{ flexGrow: open }} />
        </span>
      </span>
      <span className="severities__count">{countWords(count)}</span>
    </li>
  );
}

function countWords({ all, open, objected }: SeverityCount): string {
  const parts = [open > 0 ? `${open} open` : "", objected > 0 ? `${objected} objected` : ""].filter(Boolean);
  return `${all}${parts.length > 0 ? `, ${parts.join(", ")}` : ", settled"}`;
}
