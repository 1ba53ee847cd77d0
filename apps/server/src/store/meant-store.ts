import { sql } from "kysely";
import type { Meant, MeantPort } from "../acts/letter/meant-port.ts";
import type { Tx } from "./database.ts";

type Kept = Readonly<Record<string, Omit<Meant, "key">>>;

async function meant(tx: Tx, letter: string): Promise<Meant[]> {
  const row = await tx.selectFrom("working").select("meant").where("letter", "=", letter).executeTakeFirst();
  const said = Object.entries((row?.meant ?? {}) as Kept).map(([key, { by, at }]) => ({ key, by, at }));
  return said.sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** One statement, so that two who say it at once lose neither's. */
async function addMeant(tx: Tx, letter: string, { key, by, at }: Meant, most: number): Promise<boolean> {
  const said = JSON.stringify({ [key]: { by, at } });
  const done = await sql`
    update working set meant = ${said}::jsonb || meant
    where letter = ${letter}
      and (jsonb_exists(meant, ${key}) or (select count(*) from jsonb_object_keys(meant)) < ${most})
  `.execute(tx);
  return done.numAffectedRows === 1n;
}

/** The part of the letters' store that keeps what was meant so. */
export function meantStore(tx: Tx): MeantPort {
  return {
    meant: (letter) => meant(tx, letter),
    addMeant: (letter, said, most) => addMeant(tx, letter, said, most),
    async dropMeant(letter, key) {
      await sql`update working set meant = meant - ${key}::text where letter = ${letter}`.execute(tx);
    },
  };
}
