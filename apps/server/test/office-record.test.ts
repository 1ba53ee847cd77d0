import { type Role, usualCoordination } from "@chirograph/core";
import { office as wire } from "@chirograph/wire";
import { expect, test } from "vitest";
import { personLeaves } from "../src/acts/people/people.ts";
import { personDoes } from "../src/acts/person-does.ts";
import { proposeStatement, statementOptions } from "../src/acts/release/statements.ts";
import type { App } from "../src/http/route.ts";
import { cookieOf, openApp } from "./http.ts";
import { type TestOffice, onEachDatabase } from "./office.ts";
import { type Colleague, ORIGIN, must } from "./staff.ts";

type Asked = { readonly app: App; readonly office: TestOffice; readonly by?: Colleague };

async function ask({ app, office, by = office.wim }: Asked, page: string | number = 1) {
  const headers = { cookie: await cookieOf(office, by) };
  return app.inject({ url: `/api/office/record?page=${page}`, headers });
}

async function read(asked: Asked, page = 1) {
  return wire.OfficeRecord.parse((await ask(asked, page)).json());
}

async function newest(asked: Asked): Promise<string> {
  const [row] = (await read(asked)).rows;
  return `${row?.sentence} (${row?.by})`;
}

async function states({ ports, ilse }: TestOffice, letter: string, text: string): Promise<string> {
  const subject = { about: "letter" as const, letter };
  const { options, nonce, statement } = must(await statementOptions(ports, ilse, { subject, text }));
  const response = ilse.passkey.get(options, ORIGIN);
  must(await proposeStatement(ports, ilse, { statement, subject, text, nonce, response }));
  return statement;
}

async function opened(open: () => Promise<TestOffice>): Promise<Asked> {
  const office = await open();
  // Its clock begins anew where the founding's began.
  office.clock.pass(60);
  return { office, app: await openApp(office) };
}

const changeRoles = ({ ports, ilse, tomas }: TestOffice, roles: readonly Role[]) =>
  personDoes(ports, ilse, { type: "change-roles", person: tomas.id, roles });

onEachDatabase("the record of the office", (open) => {
  test("says of a change what it changed, and who changed it", async () => {
    const asked = await opened(open);
    const { ports, ilse, wim, sami } = asked.office;
    const change = { type: "change-coordination" as const };
    const looser = { ...usualCoordination, objections: "show" as const, remindBefore: [] };
    must(await personDoes(ports, ilse, { ...change, coordination: looser }));
    expect(await newest(asked)).toBe(
      "Changed the rules of coordination. Objections: show, was hold. Reminders, hours before the suspense: none, was 48, 4. (Ilse)",
    );
    must(await personDoes(ports, wim, { ...change, coordination: usualCoordination }));
    expect(await newest(asked)).toMatch(/ Objections: hold, was show\. .* \(Wim\)$/u);
    must(await changeRoles(asked.office, ["action-officer"]));
    expect(await newest(asked)).toBe(
      "Changed the roles of Tomas: action officer, was author, action officer, signer, releaser. (Ilse)",
    );
    const settings = { name: "Varrow Harbours", letterhead: [], contact: "", numbering: "V/{number}" };
    const put = {
      ...settings,
      publicAddress: ORIGIN,
      trial: true,
      signersRequired: 1,
    };
    must(await personDoes(ports, wim, { type: "change-settings", settings: put }));
    expect(await newest(asked)).toBe(
      "Changed the settings. Name: Varrow Harbours, was Varrow Sound Port Authority. Lines under the name: none, was Harbour House, Ness Quay. How the public reaches the office: nothing, was letters@office.example. Numbering: V/{number}, was VSPA/{year}/{number}. (Wim)",
    );
    must(await personDoes(ports, wim, { type: "change-settings", settings: put }));
    expect(await newest(asked)).toBe("Saved the settings as they were. (Wim)");
    must(await personLeaves(ports, ilse, asked.office.tomas.id, sami.id));
    expect(await newest(asked)).toBe("Tomas left the office. Their letters went to Sami. (Ilse)");
    await asked.app.close();
  });

  test("begins with the set-up, names passkeys and shows nothing of them, and gives each entry its place in the log", async () => {
    const asked = await opened(open);
    const { office } = asked;
    const ilse = office.ilse.credentials[0];
    must(
      await personDoes(office.ports, office.wim, {
        type: "issue-recovery-codes",
        person: office.wim.id,
      }),
    );
    const before = await read(asked);
    expect(before.rows.at(-1)?.sentence).toMatch(/^Set up the office: Varrow Sound Port Authority, at /u);
    expect(before.rows.map((row) => row.sentence)).toContain(
      `Added the passkey “${ilse?.name}” of Ilse, at the set-up.`,
    );
    expect(before.rows[0]?.sentence).toBe("Made new recovery codes for Wim. Those before are void.");
    expect(before.rows.map((row) => row.leaf).filter((leaf) => leaf !== null)).toEqual([]);
    await office.sequence();
    const after = await read(asked);
    const { rows: logged } = await office.pool.query("select stream, seq, leaf from event");
    expect(logged.length).toBe(after.rows.length);
    for (const { stream, seq, leaf } of logged) {
      expect(leaf).not.toBeNull();
      expect(after.rows.find((row) => row.stream === stream && row.seq === seq)?.leaf).toBe(leaf);
    }
    const said = JSON.stringify(after);
    for (const person of [office.ilse, office.odile, office.sami, office.tomas, office.wim])
      for (const { id, publicKey } of person.credentials) {
        expect(said).not.toContain(id);
        expect(said).not.toContain(publicKey);
      }
    await asked.app.close();
  });

  test("is for administrators and auditors; others are refused, and told whom to ask", async () => {
    const asked = await opened(open);
    const { office } = asked;
    for (const by of [office.odile, office.tomas]) {
      const refusal = await ask({ ...asked, by });
      expect([refusal.statusCode, refusal.json().code]).toEqual([403, "not-allowed"]);
      expect(refusal.json().message).toContain("Ask one of them");
    }
    must(await changeRoles(office, ["auditor"]));
    expect((await ask({ ...asked, by: office.tomas })).statusCode).toBe(200);
    expect((await ask(asked, 0)).statusCode).toBe(400);
    expect((await ask(asked, "x")).statusCode).toBe(400);
    await asked.app.close();
  });

  test("tells statements, and of which letter only to whom the letter is open", async () => {
    const asked = await opened(open);
    const { office } = asked;
    const { id } = await office.letter().version().made();
    const row = await office.ports.transact((unit) => unit.letters.row(id));
    const statement = await states(office, id, "It decides nothing.");
    const words = ", for a second person to release: “It decides nothing.” (Ilse)";
    expect(await newest(asked)).toBe(`Wrote a statement on a letter${words}`);
    expect(await newest({ ...asked, by: office.ilse })).toBe(
      `Wrote a statement on the letter ${row?.reference}${words}`,
    );
    const retract = { type: "retract-statement" as const, statement, reason: "It was about another." };
    must(await personDoes(office.ports, office.odile, retract));
    expect(await newest(asked)).toBe("Retracted the statement on a letter: It was about another. (Odile)");
    await asked.app.close();
  });

  test("comes in pages of 50, each entry once, newest first; a page after the last is the last", async () => {
    const asked = await opened(open);
    for (let n = 0; n < 50; n += 1) {
      must(await changeRoles(asked.office, n % 2 === 0 ? ["author"] : ["signer"]));
      // A clock that is set back turns no order round that the record knows.
      if (n === 20) asked.office.clock.pass(-30);
    }
    const [first, second, beyond] = [await read(asked), await read(asked, 2), await read(asked, 9)];
    expect([first.rows.length, first.page, first.pages]).toEqual([50, 1, 2]);
    expect(beyond).toEqual(second);
    const all = [...first.rows, ...second.rows].map((row) => row.seq);
    expect(all).toEqual(all.map((_, n) => all.length - n));
    await asked.app.close();
  });
});
