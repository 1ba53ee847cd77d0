import type { ModelReaderPort } from "../acts/read-back/model-port.ts";
import type { Tx } from "./database.ts";

/** The one program that may be asked to read letters back, if there is one. */
export function modelStore(tx: Tx): ModelReaderPort {
  return {
    async reader() {
      const row = await tx.selectFrom("model_reader").select(["address", "model", "key"]).executeTakeFirst();
      return row ?? null;
    },
    async put(reader) {
      await tx.deleteFrom("model_reader").execute();
      if (reader)
        await tx
          .insertInto("model_reader")
          .values({ ...reader })
          .execute();
    },
  };
}
