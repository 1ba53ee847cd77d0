import type { DecisionPort } from "../acts/ports.ts";
import type { Tx } from "./database.ts";

/** The register of decisions, by reference, and what rests on them. */
export function decisionStore(tx: Tx): DecisionPort {
  const rows = () => tx.selectFrom("decision").select(["id", "reference", "status", "open"]);
  return {
    async put({ id, reference, status, open }) {
      const values = { status, open };
      await tx
        .insertInto("decision")
        .values({ id, reference, ...values })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(values))
        .execute();
    },
    row: async (id) => (await rows().where("id", "=", id).executeTakeFirst()) ?? null,
    list: () => rows().orderBy("reference", "desc").execute(),
    async cite(letter, decisions) {
      await tx.deleteFrom("letter_decision").where("letter", "=", letter).execute();
      if (decisions.length > 0)
        await tx
          .insertInto("letter_decision")
          .values(decisions.map((decision) => ({ letter, decision })))
          .execute();
    },
    async citedBy(decision) {
      const found = await tx
        .selectFrom("letter_decision")
        .select("letter")
        .where("decision", "=", decision)
        .orderBy("letter")
        .execute();
      return found.map(({ letter }) => letter);
    },
  };
}
