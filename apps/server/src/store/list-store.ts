import type { DistributionList, ListPort } from "../acts/ports.ts";
import type { Tx } from "./database.ts";

/** Distribution lists, by name. */
export function listStore(tx: Tx): ListPort {
  return {
    async all() {
      const rows = await tx
        .selectFrom("distribution_list")
        .selectAll()
        .orderBy("name")
        .orderBy("id")
        .execute();
      return rows.map(({ id, name, holders }) => ({
        id,
        name,
        holders: holders as DistributionList["holders"],
      }));
    },
    async put({ id, name, holders: given }, by, at) {
      const values = { name, holders: JSON.stringify(given), by, at };
      await tx
        .insertInto("distribution_list")
        .values({ id, ...values })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(values))
        .execute();
    },
    async remove(id) {
      await tx.deleteFrom("distribution_list").where("id", "=", id).execute();
    },
  };
}
