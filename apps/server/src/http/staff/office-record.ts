import { personName } from "@chirograph/core";
import { office as wire } from "@chirograph/wire";
import { type OfficeRecord, readOfficeRecord } from "../../acts/read-office-record.ts";
import { present } from "../problem.ts";
import { type App, type Deps, staff } from "../route.ts";
import { officeRecordSentence } from "./office-sentence.ts";

function show({ rows, page, pages, office }: OfficeRecord): wire.OfficeRecord {
  const name = (person: string) => personName(office, person);
  return {
    page,
    pages,
    rows: rows.map((row) => ({
      at: row.entry.at,
      by: row.by,
      leaf: row.leaf,
      type: row.entry.event.type,
      sentence: officeRecordSentence(row, name),
      stream: row.entry.stream,
      seq: row.entry.seq,
    })),
  };
}

/** The office's own record: who changed its rules, its settings and its people, and what was said in its name. */
export function officeRecordRoutes(app: App, deps: Deps): void {
  app.get("/api/office/record", { schema: { querystring: wire.OfficeRecordQuery } }, async (request, reply) =>
    staff(deps, async (person) =>
      present(reply, await readOfficeRecord(deps.ports, person, request.query.page), show),
    )(request, reply),
  );
}
