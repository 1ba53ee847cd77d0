import { setTimeout as sleep } from "node:timers/promises";
import { type Entry, type StreamId, streamOf } from "@chirograph/core";
import { expect, test } from "vitest";
import { softPasskey } from "../../cli/src/demo/soft-passkey.ts";
import { circulate } from "../src/acts/coordination/circulate.ts";
import {
  addOwnPasskey,
  join,
  joinOptions,
  newRecoveryCodes,
  ownPasskeyOptions,
  recoverByCode,
} from "../src/acts/people/join.ts";
import { makeVersion } from "../src/acts/letter/make-version.ts";
import type { Outcome } from "../src/acts/outcome.ts";
import { passOn } from "../src/acts/coordination/pass-on.ts";
import { personLeaves } from "../src/acts/people/people.ts";
import { officeSettings, personDoes } from "../src/acts/person-does.ts";
import type { Ports, Unit } from "../src/acts/ports.ts";
import { viewLetter } from "../src/acts/view-letter.ts";
import { writeText } from "../src/acts/letter/write-text.ts";
import { contents } from "./contents.ts";
import { berthing, circulateTo, readyToApprove, takePosition, unasked, usual } from "./letter.ts";
import { type TestOffice, onEachDatabase } from "./office.ts";
import { ORIGIN, must } from "./staff.ts";

const holder = { name: "Cy", organisation: "", actingFor: "", address: "" };

/** Acts that are refused, some of them after they have written. */
const refusals: Record<
  string,
  (office: TestOffice, letter: string, copy: string) => Promise<() => Promise<Outcome<unknown>>>
> = {
  async "an approval held by an objection"(office, letter) {
    return readyToApprove(office, office.odile, letter);
  },
  async "a version over one that the author did not see"(office, letter) {
    const { ports, tools, ilse } = office;
    const { working } = must(await viewLetter(ports, ilse, letter));
    return () => makeVersion(ports, tools, ilse, letter, { after: 0, revision: working.revision });
  },
  async "a text saved over another's"({ ports, ilse }, letter) {
    return () => writeText(ports, ilse, letter, { text: berthing, revision: 0 });
  },
  async "a circulation of a version that is not there"({ ports, ilse }, letter) {
    const holders = [{ ...holder, passingOn: "never" as const, ...unasked }];
    return () => circulate(ports, ilse, letter, { version: 2, ...usual, holders }, true);
  },
  async "a copy that may not be passed on"({ ports }, _letter, copy) {
    return () => passOn(ports, copy, { holder, delegated: false, mail: false });
  },
  async "a person who leaves their work to someone who is not there"({ ports, ilse, odile }) {
    return () => personLeaves(ports, ilse, odile.id, ports.id());
  },
  async "an administrator who hands over their own work by leaving"({ ports, ilse, tomas }) {
    return () => personLeaves(ports, ilse, ilse.id, tomas.id);
  },
  async "a recovery with a passkey for another place"({ ports, odile }) {
    const second = must(await ownPasskeyOptions(ports, odile));
    must(await addOwnPasskey(ports, odile, softPasskey().create(second.options, ORIGIN)));
    const [code = ""] = must(await newRecoveryCodes(ports, odile)).recoveryCodes;
    const { token } = must(await recoverByCode(ports, odile.address, code));
    const { options } = must(await joinOptions(ports, token));
    return () => join(ports, token, odile.passkey.create(options, "https://elsewhere.example"));
  },
};

/** The same ports, but the first transaction is told what happens between two of its reads. */
function interrupted(ports: Ports, between: () => Promise<unknown>): Ports {
  let first = true;
  const wrap = (unit: Unit): Unit => ({
    ...unit,
    copies: {
      ...unit.copies,
      async ofLetter(letter) {
        const rows = await unit.copies.ofLetter(letter);
        if (first) {
          first = false;
          await between();
        }
        return rows;
      },
    },
  });
  return { ...ports, transact: (work) => ports.transact((unit) => work(wrap(unit))) };
}

onEachDatabase("a transaction", (open) => {
  test.each(Object.keys(refusals))("of a refused act leaves nothing behind: %s", async (name) => {
    const office = await open();
    const { id, copies } = await office.letter().version().circulatedTo("bo").closed().made();
    must(await takePosition(office, copies.bo!, "non-concur"));
    const act = await refusals[name]!(office, id, copies.bo!.copy);
    const before = await contents(office.pool);
    const outcome = await act();
    expect(outcome.ok).toBe(false);
    expect(await contents(office.pool)).toEqual(before);
    // The office goes on: what was undone in the database is forgotten in the process, too.
    const settings = must(await changed(office, "Harbour Office"));
    expect(settings).toBe("Harbour Office");
    expect(must(await viewLetter(office.ports, office.odile, id)).acts["approve"]).not.toContain("roles");
  });

  test("whose connection is lost between two statements fails, and the office goes on", async () => {
    const { ports, pool } = await open();
    const stream = "office" as const;
    const acting = ports.transact(async (unit) => {
      await unit.record.load([stream]);
      await pool.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'",
      );
      // The end of the connection arrives while no statement waits for it.
      await sleep(100);
      return unit.record.load([stream]);
    });
    await expect(acting).rejects.toThrow();
    expect(await ports.transact((unit) => unit.record.load([stream]))).toBeDefined();
  });

  test("shows an act one moment: what others write meanwhile is not half seen", async () => {
    const { ports, ilse, ...office } = await open();
    const { id } = await office.letter().version().made();
    const stream = streamOf.letter(id);
    const seen = await ports.transact(async (unit) => {
      const before = (await unit.record.load([stream])).get(stream)?.length;
      must(await personDoes(ports, ilse, { type: "archive", letter: id, archived: true }));
      return [before, (await unit.record.load([stream])).get(stream)?.length];
    });
    expect(seen[0]).toBe(seen[1]);
  });

  test("of an approval sees the copy that was handed on while it read, and its holder's objection", async () => {
    const office = await open();
    const { id } = await office.letter().version().made();
    const { bo } = await circulateTo(office, id, ["bo"], "allowed");
    must(await personDoes(office.ports, office.ilse, { type: "close-circulation", letter: id }));
    const between = async () => {
      const passed = must(await passOn(office.ports, bo!.copy, { holder, delegated: false, mail: false }));
      const copy = passed.outcome === "passed-on" ? passed.link.copy : "";
      must(await takePosition(office, { ...bo!, copy }, "non-concur"));
    };
    const ports = { ...office.ports, ...interrupted(office.ports, between) };
    const approve = await readyToApprove({ ...office, ports }, office.odile, id);
    expect(await approve()).toMatchObject({ ok: false, code: "held-by-gates" });
  });

  test("that writes what another reads, and reads what that one writes, waits for it in no circle", async () => {
    const { ports } = await open();
    const archived = { type: "letter-archived", archived: true } as const;
    const entry = (stream: StreamId, seq: number): Entry => ({
      stream,
      seq,
      at: ports.now(),
      by: "system",
      event: archived,
    });
    const streams: readonly [StreamId, StreamId] = ["copy/a", "letter/a"];
    const none = new Map(streams.map((stream) => [stream, 0]));
    await ports.transact((unit) =>
      unit.record.append(
        none,
        streams.map((stream) => entry(stream, 1)),
      ),
    );
    const codes: unknown[] = [];
    for (let round = 0; round < 20; round += 1) {
      let reading = 2;
      const both = Promise.withResolvers<void>();
      const writes = (stream: StreamId) =>
        ports.transact(async (unit) => {
          const known = await unit.record.load(streams);
          if ((reading -= 1) <= 0) both.resolve();
          await both.promise;
          const expected = new Map([...known].map(([id, entries]) => [id, entries.length]));
          const added = [entry(stream, (expected.get(stream) ?? 0) + 1)];
          await unit.record.append(expected, added).catch((error: unknown) => {
            codes.push(error instanceof Error && "code" in error ? error.code : error);
            throw error;
          });
        });
      await Promise.all(streams.map(writes));
    }
    expect(codes.length).toBeGreaterThan(0);
    expect(codes).not.toContain("40P01");
  });

  test("that was caught in a deadlock is run again, and both are written", async () => {
    const { ports, pool } = await open();
    const entry = (stream: StreamId, seq: number): Entry => ({
      stream,
      seq,
      at: ports.now(),
      by: "system",
      event: {
        type: "letter-archived",
        archived: true,
      },
    });
    const [a, b]: [StreamId, StreamId] = ["letter/a", "letter/b"];
    await ports.transact((unit) =>
      unit.record.append(
        new Map([
          [a, 0],
          [b, 0],
        ]),
        [entry(a, 1), entry(b, 1)],
      ),
    );
    let waiting = 2;
    const both = Promise.withResolvers<void>();
    const writeIn = (order: readonly StreamId[]) => {
      let turns = 0;
      return ports.transact(async (unit) => {
        turns += 1;
        for (const stream of order) {
          const known = (await unit.record.load([stream])).get(stream)?.length ?? 0;
          await unit.record.append(new Map([[stream, known]]), [entry(stream, known + 1)]);
          if (turns > 1 || stream !== order[0]) continue;
          if ((waiting -= 1) === 0) both.resolve();
          await both.promise;
        }
        return turns;
      });
    };
    const turns = await Promise.all([writeIn([a, b]), writeIn([b, a])]);
    expect(Math.max(...turns)).toBeGreaterThan(1);
    const { rows } = await pool.query(
      "select id, version from stream where id in ('letter/a', 'letter/b') order by id",
    );
    expect(rows).toEqual([
      { id: a, version: 3 },
      { id: b, version: 3 },
    ]);
  });

  test("sends its jobs if it commits, once, and not at all if it does not", async () => {
    const { ports, pool } = await open();
    const queued = async () =>
      (await pool.query("select data->>'message' as message from job.job where name = 'mail'")).rows;
    const mail = (message: string) => [{ name: "mail" as const, data: { message } }];
    const fault = ports.transact(async (unit) => {
      await unit.jobs.send(mail("lost@office.example"));
      throw new Error("broken");
    });
    await expect(fault).rejects.toThrow("broken");
    await ports.transact(async (unit) => {
      await unit.jobs.send(mail("refused@office.example"));
      return { ok: false };
    });
    expect(await queued()).toEqual([]);
    let turn = 0;
    await ports.transact(async (unit) => {
      await unit.jobs.send(mail("sent@office.example"));
      if ((turn += 1) < 3) throw Object.assign(new Error("deadlock detected"), { code: "40P01" });
    });
    expect(await queued()).toEqual([{ message: "sent@office.example" }]);
  });
});

async function changed({ ports, ilse }: TestOffice, name: string): Promise<Outcome<string | undefined>> {
  const settings = await officeSettings(ports);
  if (!settings) throw new Error("The office is founded.");
  const done = await personDoes(ports, ilse, { type: "change-settings", settings: { ...settings, name } });
  return done.ok ? { ok: true, value: (await officeSettings(ports))?.name } : done;
}
