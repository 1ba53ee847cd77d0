import type { PeoplePort } from "../acts/ports.ts";
import type { Tx } from "./database.ts";

type Sessions = Pick<PeoplePort, "addSession" | "session" | "endSession" | "endSessionsOf">;

function sessions(tx: Tx): Sessions {
  return {
    async addSession(token_hash, person, created, expires) {
      await tx.insertInto("session").values({ token_hash, person, created, expires }).execute();
    },
    async session(tokenHash) {
      const row = await tx
        .selectFrom("session")
        .selectAll()
        .where("token_hash", "=", tokenHash)
        .executeTakeFirst();
      return row ? { person: row.person, expires: row.expires.toISOString() } : null;
    },
    async endSession(tokenHash) {
      await tx.deleteFrom("session").where("token_hash", "=", tokenHash).execute();
    },
    async endSessionsOf(person) {
      await tx.deleteFrom("session").where("person", "=", person).execute();
    },
  };
}

type Challenges = Pick<PeoplePort, "addChallenge" | "takeChallenge" | "counter" | "setCounter">;

function challenges(tx: Tx): Challenges {
  return {
    async addChallenge({ id, purpose, person, data, expires }, now) {
      await tx.deleteFrom("challenge").where("expires", "<", new Date(now)).execute();
      await tx
        .insertInto("challenge")
        .values({ id, purpose, person, data: JSON.stringify(data), expires })
        .execute();
    },
    async takeChallenge(id) {
      const row = await tx.deleteFrom("challenge").where("id", "=", id).returningAll().executeTakeFirst();
      return row ? { ...row, expires: row.expires.toISOString() } : null;
    },
    async counter(credential) {
      const row = await tx
        .selectFrom("credential_use")
        .selectAll()
        .where("credential", "=", credential)
        .executeTakeFirst();
      return row?.counter ?? 0;
    },
    async setCounter(credential, counter) {
      await tx
        .insertInto("credential_use")
        .values({ credential, counter })
        .onConflict((conflict) => conflict.column("credential").doUpdateSet({ counter }))
        .execute();
    },
  };
}

type Invitations = Pick<PeoplePort, "addInvitation" | "invitation" | "endInvitation" | "invited">;

function invitations(tx: Tx): Invitations {
  return {
    async addInvitation(token_hash, row) {
      await tx
        .insertInto("invitation")
        .values({ token_hash, ...row })
        .execute();
    },
    async invitation(tokenHash) {
      const row = await tx
        .selectFrom("invitation")
        .selectAll()
        .where("token_hash", "=", tokenHash)
        .executeTakeFirst();
      return row ? { person: row.person, how: row.how, expires: row.expires.toISOString() } : null;
    },
    async endInvitation(tokenHash) {
      await tx.deleteFrom("invitation").where("token_hash", "=", tokenHash).execute();
    },
    async invited(now) {
      const rows = await tx
        .selectFrom("invitation")
        .select("person")
        .where("expires", ">", new Date(now))
        .execute();
      return new Set(rows.flatMap((row) => (row.person ? [row.person] : [])));
    },
  };
}

type Recovery = Pick<
  PeoplePort,
  "setRecoveryCodes" | "useRecoveryCode" | "recoveryRequests" | "askRecovery" | "endRecovery"
>;

function recovery(tx: Tx): Recovery {
  return {
    async setRecoveryCodes(person, hashes) {
      await tx.deleteFrom("recovery_code").where("person", "=", person).execute();
      if (hashes.length > 0)
        await tx
          .insertInto("recovery_code")
          .values(hashes.map((hash) => ({ hash, person })))
          .execute();
    },
    async useRecoveryCode(person, hash) {
      const done = await tx
        .deleteFrom("recovery_code")
        .where("hash", "=", hash)
        .where("person", "=", person)
        .executeTakeFirst();
      return done.numDeletedRows === 1n;
    },
    async recoveryRequests() {
      const rows = await tx.selectFrom("recovery_request").selectAll().execute();
      return new Map(rows.map((row) => [row.person, row.asked_by]));
    },
    async askRecovery(person, asked_by, at) {
      await tx
        .insertInto("recovery_request")
        .values({ person, asked_by, at })
        .onConflict((conflict) => conflict.column("person").doUpdateSet({ asked_by, at }))
        .execute();
    },
    async endRecovery(person) {
      await tx.deleteFrom("recovery_request").where("person", "=", person).execute();
    },
  };
}

/** Sessions, challenges, invitations and recovery, in one transaction. Who works here is in the record. */
export function peopleStore(tx: Tx): PeoplePort {
  return {
    ...sessions(tx),
    ...challenges(tx),
    ...invitations(tx),
    ...recovery(tx),
    async setFeed(person, token_hash) {
      await tx
        .insertInto("calendar_feed")
        .values({ person, token_hash })
        .onConflict((conflict) => conflict.column("person").doUpdateSet({ token_hash }))
        .execute();
    },
    async feed(tokenHash) {
      const row = await tx
        .selectFrom("calendar_feed")
        .select("person")
        .where("token_hash", "=", tokenHash)
        .executeTakeFirst();
      return row?.person ?? null;
    },
    async lettersOf(person) {
      const rows = await tx
        .selectFrom("letter_access")
        .select("letter")
        .distinct()
        .where("person", "=", person)
        .execute();
      return rows.map((row) => row.letter);
    },
  };
}
