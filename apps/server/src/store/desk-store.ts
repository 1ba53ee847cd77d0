import type { DeskAsked, DeskCounts, DeskPort, DeskPut, DeskRow } from "../acts/desk/desk-port.ts";
import { type Tx, asQueryable } from "./database.ts";

const ENDED = "('in-force', 'superseded', 'withdrawn', 'cancelled')";

/**
 * The person's letters, narrow: all of them are counted and put in order, and only a page of them is read. `waits` is who is
 * waited for, where the person can be that: 1 the writer, 2 the signer, 3 the releaser.
 */
const SEEN = `
  with own as (
    select letter, bool_or(part in ('author', 'action-officer')) and $2 as writes,
      bool_or(part = 'signer') and $3 as signs, bool_or(part = 'releaser') and $4 as releases
    from letter_access where person = $1 group by letter
  ), seen as materialized (
    select l.id, l.status, l.suspense, l.updated_at, l.archived, d.blocked is not null as blocked,
      case when own.writes and d.writer is not null and coalesce(d.writer_since <= $5, true) then 1
        when own.signs and d.signer is not null then 2
        when own.releases and d.releaser is not null then 3 end as waits
    from own join letter l on l.id = own.letter left join desk d on d.letter = l.id
    where ($6 = '' or l.status = $6) and ($7 = '' or l.subject ilike $7 or l.reference ilike $7)
  )`;

/** What each view shows; "due": asked for within three days, or overdue. */
const VIEWS: Readonly<Record<DeskAsked["show"], string>> = {
  mine: "not archived and waits is not null",
  blocked: `not archived and blocked and status not in ${ENDED}`,
  due: `not archived and suspense < $5::timestamptz + interval '3 days' and status not in ${ENDED}`,
  all: "not archived",
  archived: "archived",
};

const ORDER = "(waits is null), (suspense is null), suspense, updated_at desc, id";

/** What stands in a row of the page. */
const ROW = `
  select p.place, l.id, l.reference, l.subject, l.status, l.version, l.suspense, l.updated_at, l.archived,
    coalesce(d.held, 0) as held, d.blocked, coalesce(d.answered, 0) as answered, coalesce(d.asked, 0) as asked,
    coalesce(d.open_comments, 0) as open_comments,
    case p.waits when 1 then d.writer when 2 then d.signer when 3 then d.releaser end as waits
  from paged p join letter l on l.id = p.id left join desk d on d.letter = p.id`;

type Raw = {
  id: string;
  reference: string;
  subject: string;
  status: string;
  version: number;
  suspense: string | null;
  updated_at: string;
  archived: boolean;
  held: number;
  blocked: DeskPut["blocked"];
  answered: number;
  asked: number;
  open_comments: number;
  waits: string | null;
};

function toRow(raw: Raw): DeskRow {
  const { id, reference, subject, status, version, archived, held, blocked, answered, asked } = raw;
  return {
    id,
    reference,
    subject,
    status,
    version,
    archived,
    held,
    blocked,
    answered,
    asked,
    suspense: raw.suspense && new Date(raw.suspense).toISOString(),
    updatedAt: new Date(raw.updated_at).toISOString(),
    openComments: raw.open_comments,
    waitsForYou: raw.waits,
  };
}

function pattern(search: string): string {
  return search === "" ? "" : `%${search.replace(/[\\%_]/g, "\\$&")}%`;
}

async function page(tx: Tx, asked: DeskAsked): Promise<{ rows: DeskRow[]; counts: DeskCounts }> {
  const { person, may, now, status, search, show, limit, offset } = asked;
  const counted = Object.entries(VIEWS).map(
    ([view, test]) => `count(*) filter (where ${test})::int as "${view}"`,
  );
  // The counts come with every row, and alone where there is none: one look at the person's letters serves both.
  const { rows } = await asQueryable(tx).query<{ counts: DeskCounts; row: Raw | null }>(
    `${SEEN}, counted as (select ${counted.join(", ")} from seen),
     paged as (select id, waits, row_number() over (order by ${ORDER}) as place
       from seen where ${VIEWS[show]} order by ${ORDER} limit $8 offset $9),
     page as (${ROW})
     select to_json(counted) as counts, to_json(page) as row from counted left join page on true order by page.place`,
    [person, may.writer, may.signer, may.releaser, now, status, pattern(search), limit, offset],
  );
  const counts = rows[0]?.counts ?? { mine: 0, blocked: 0, due: 0, all: 0, archived: 0 };
  return { rows: rows.flatMap(({ row }) => (row ? [toRow(row)] : [])), counts };
}

async function put(tx: Tx, row: DeskPut, mark: number): Promise<void> {
  const db = asQueryable(tx);
  const { letter, held, answered, asked, openComments, until, waits } = row;
  const blocked = row.blocked === null ? null : JSON.stringify(row.blocked);
  const { writer, signer, releaser } = waits;
  await db.query(
    `insert into desk (letter, held, blocked, answered, asked, open_comments, until, writer, writer_since, signer, releaser)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (letter) do update set held = excluded.held, blocked = excluded.blocked, answered = excluded.answered,
       asked = excluded.asked, open_comments = excluded.open_comments, until = excluded.until, writer = excluded.writer,
       writer_since = excluded.writer_since, signer = excluded.signer, releaser = excluded.releaser`,
    [
      letter,
      held,
      blocked,
      answered,
      asked,
      openComments,
      until,
      writer?.what ?? null,
      writer?.since ?? null,
      signer,
      releaser,
    ],
  );
  await db.query("delete from desk_change where letter = $1 and id <= $2", [letter, mark]);
}

const STALE = `
  select letter, max(id) as mark from (
    select letter, id from desk_change
    union all select letter, 0 from desk where until <= $2
  ) as noted
  where $1::text is null or exists (select from letter_access a where a.letter = noted.letter and a.person = $1)
  group by letter order by mark limit $3`;

/** The desk's rows in one transaction. A look costs by how many letters the person has, not by what is in them. */
export function deskStore(tx: Tx): DeskPort {
  return {
    async changed(letter) {
      await tx.insertInto("desk_change").values({ letter }).execute();
    },
    async allChanged() {
      await asQueryable(tx).query(
        `insert into desk_change (letter) select id from letter where status not in ${ENDED}`,
      );
    },
    async stale({ person, now, limit }) {
      const { rows } = await asQueryable(tx).query<{ letter: string; mark: number }>(STALE, [
        person,
        now,
        limit,
      ]);
      return new Map(rows.map(({ letter, mark }) => [letter, mark]));
    },
    put: (row, mark) => put(tx, row, mark),
    page: (asked) => page(tx, asked),
  };
}
