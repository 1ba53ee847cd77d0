import { isObjected, isOpen, severities, severityWords, type Row } from "../matrix/matrix-words.ts";

/** So many are read at once, where not more of them stand against the letter. */
const AT_ONCE = 5;

type Digest = { readonly first: readonly Row[]; readonly rest: readonly Row[] };

/**
 * The comments that a signer would not want to have missed: refused, objected to, or grave and open. First the critical
 * ones and those objected to, all of them, and of the others the gravest up to five; the rest is one line to open. Pure.
 */
export function toRead(standing: readonly Row[]): Digest {
  const full = standing.filter(needsReading).sort(byGravity);
  const against = full.filter(standsAgainst).length;
  const shown = Math.max(AT_ONCE, against);
  // A fold that hides one comment takes as much room as the comment.
  return full.length <= shown + 1
    ? { first: full, rest: [] }
    : { first: full.slice(0, shown), rest: full.slice(shown) };
}

function needsReading(row: Row): boolean {
  const grave = row.severity === "critical" || row.severity === "major";
  return isObjected(row) || row.disposed?.disposition === "reject" || (isOpen(row) && grave);
}

function standsAgainst(row: Row): boolean {
  return isObjected(row) || row.severity === "critical";
}

function byGravity(a: Row, b: Row): number {
  const against = Number(standsAgainst(b)) - Number(standsAgainst(a));
  const graver = severities.indexOf(a.severity) - severities.indexOf(b.severity);
  return against || graver || Number(isObjected(b)) - Number(isObjected(a)) || a.n - b.n;
}

/** "9 more to which nobody objects: 2 major, 7 substantive" */
export function restWords(rest: readonly Row[]): string {
  const counts = severities.map((one) => {
    const count = rest.filter((row) => row.severity === one).length;
    return count > 0 ? `${count} ${severityWords[one].toLowerCase()}` : "";
  });
  return `${rest.length} more, none objected to: ${counts.filter(Boolean).join(", ")}`;
}
