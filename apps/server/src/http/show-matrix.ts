import type { matrix as wire } from "@chirograph/wire";
import type { DeskSeen } from "../acts/desk/desk.ts";
import type { MatrixLine, MatrixSeen } from "../acts/coordination/matrix.ts";
import { type Speaker, showComment, staffSpeaker } from "./show-letter.ts";

function showLine(line: MatrixLine, speaker: Speaker): wire.MatrixRow {
  const { n, copy, comment, place, attached, credited } = line;
  return {
    ...showComment(copy, comment, speaker),
    n,
    label: copy.label,
    paragraph: place.paragraph,
    line: place.line,
    attached,
    credited,
  };
}

/** The comment resolution matrix as the office's app reads it. */
export function showMatrix({ office, lines, version }: MatrixSeen): wire.MatrixView {
  const speaker = staffSpeaker(
    office,
    lines.map((line) => line.copy),
  );
  return { version, rows: lines.map((line) => showLine(line, speaker)) };
}

export function showDesk({ rows, counts, page, pages }: DeskSeen): wire.Desk {
  return {
    rows: rows.map(({ blocked, ...row }) => ({ ...row, blockedBy: blocked })),
    counts: { ...counts },
    page,
    pages,
  };
}
