import { describe, expect, test } from "vitest";
import { softPasskey } from "../../cli/src/demo/soft-passkey.ts";
import { approve, approveOptions } from "../src/acts/release/approve.ts";
import { loadLetter } from "../src/acts/facts.ts";
import {
  addOwnPasskey,
  join,
  joinOptions,
  newRecoveryCodes,
  ownPasskeyOptions,
  recoverByCode,
} from "../src/acts/people/join.ts";
import { readDesk } from "../src/acts/desk/desk.ts";
import {
  addPerson,
  inviteAgain,
  listPeople,
  personLeaves,
  recoverPerson,
} from "../src/acts/people/people.ts";
import { personDoes } from "../src/acts/person-does.ts";
import { changeList, listChangeOptions } from "../src/acts/people/sealing-list.ts";
import { setUp, setUpOptions, setUpToken } from "../src/acts/people/set-up.ts";
import type { SignerPort } from "../src/acts/signer-port.ts";
import { login, loginOptions, logout, openSession, whoIs } from "../src/acts/people/sign-in.ts";
import { newest, readyToApprove } from "./letter.ts";
import { type TestOffice, onEachDatabase } from "./office.ts";
import { type Colleague, ORIGIN, SETTINGS, colleague, must } from "./staff.ts";

const session = ({ ports }: TestOffice, person: Colleague) =>
  ports.transact((unit) => openSession(ports, unit, person.id));

async function signIn({ ports }: TestOffice, passkey: Colleague["passkey"]): Promise<string> {
  const { options } = must(await loginOptions(ports));
  return must(await login(ports, passkey.get(options, ORIGIN))).token;
}

const is = async ({ ports }: TestOffice, token: string) => (await whoIs(ports, token)).person?.name ?? null;

async function letter(office: TestOffice, id: string) {
  const known = await office.ports.transact((unit) => loadLetter(unit, id));
  if (known.status === "none") throw new Error("There is no such letter.");
  return known;
}

/** A link for a new passkey is used with a fresh one. */
async function answers(office: TestOffice, token: string) {
  const { options } = must(await joinOptions(office.ports, token));
  const passkey = softPasskey();
  return { passkey, joined: await join(office.ports, token, passkey.create(options, ORIGIN)) };
}

function leavers(open: () => Promise<TestOffice>): void {
  test("are out at once: every session, every letter, every act", async () => {
    const office = await open();
    const { id } = await office.letter().version().made();
    const sessions = [await session(office, office.odile), await signIn(office, office.odile.passkey)];
    const ready = await readyToApprove(office, office.odile, id);
    must(await personLeaves(office.ports, office.ilse, office.odile.id, office.sami.id));
    for (const token of sessions) expect(await is(office, token)).toBeNull();
    const left = await office.pool.query("select 1 from session where person = $1", [office.odile.id]);
    expect(left.rows).toEqual([]);
    expect(await ready()).toMatchObject({ ok: false });
    const { options } = must(await loginOptions(office.ports));
    expect(await login(office.ports, office.odile.passkey.get(options, ORIGIN))).toMatchObject({
      code: "unknown-passkey",
    });
    expect(
      await approveOptions(office.ports, office.odile, id, (await newest(office, id)).sha256),
    ).toMatchObject({
      code: "not-found",
    });
    expect((await letter(office, id)).status).toBe("draft");
  });

  test("hand every part in every letter to their successor, in one go", async () => {
    const office = await open();
    const [first, second] = [
      await office.letter().version().made(),
      await office.letter().version().approved().made(),
    ];
    must(await personLeaves(office.ports, office.ilse, office.odile.id, office.tomas.id));
    for (const { id } of [first, second]) {
      const { access } = await letter(office, id);
      expect(access.has(office.odile.id)).toBe(false);
      expect([...(access.get(office.tomas.id) ?? [])].sort()).toEqual(["releaser", "signer"]);
    }
    const query = { show: "all" as const, status: "", search: "", page: 1 };
    expect((await readDesk(office.ports, office.tomas, query)).rows).toHaveLength(2);
    expect(must(await readyOutcome(office, office.tomas, first.id))).toBeNull();
  });

  test("who are given a part in the same moment leave nothing behind with their name", async () => {
    const office = await open();
    const ids = [];
    for (let n = 0; n < 3; n += 1) ids.push((await office.letter().version().made()).id);
    const grants = ids.map((id) =>
      personDoes(office.ports, office.ilse, {
        type: "grant-access",
        letter: id,
        person: office.tomas.id,
        part: "reader",
      }),
    );
    const leave = personLeaves(office.ports, office.wim, office.tomas.id, office.sami.id);
    const [left, ...granted] = await Promise.all([leave, ...grants]);
    must(left);
    for (const id of ids) expect((await letter(office, id)).access.has(office.tomas.id)).toBe(false);
    for (const one of granted) if (!one.ok) expect(one.code).toBe("not-found");
  });

  test("are not replaced by someone who is not there, nor is the last administrator let go", async () => {
    const office = await open();
    expect(await personLeaves(office.ports, office.ilse, office.odile.id, office.odile.id)).toMatchObject({
      ok: false,
    });
    must(await personLeaves(office.ports, office.ilse, office.wim.id, null));
    expect(await personLeaves(office.ports, office.ilse, office.ilse.id, null)).toMatchObject({
      code: "last-administrator",
    });
    expect(await personLeaves(office.ports, office.odile, office.sami.id, null)).toMatchObject({
      code: "not-allowed",
    });
  });
}

async function readyOutcome(office: TestOffice, person: Colleague, id: string) {
  return (await readyToApprove(office, person, id))();
}

function sessionsAndSignatures(open: () => Promise<TestOffice>): void {
  test("a session ends with its hours, and when it is signed out", async () => {
    const office = await open();
    const [one, two] = [
      await signIn(office, office.odile.passkey),
      await signIn(office, office.odile.passkey),
    ];
    await logout(office.ports, one);
    expect([await is(office, one), await is(office, two)]).toEqual([null, "Odile"]);
    office.clock.pass(12 * 60);
    expect(await is(office, two)).toBeNull();
    expect(await is(office, "")).toBeNull();
  });

  test("a challenge is answered once, in ten minutes, by its person, for its act", async () => {
    const office = await open();
    const { ports, odile, sami } = office;
    const [{ id }, other] = [await office.letter().version().made(), await office.letter().version().made()];
    const { n: version, sha256 } = await newest(office, id);
    const offered = async () => must(await approveOptions(ports, odile, id, sha256));
    const stale = { ok: false, code: "stale-challenge" };
    const { options, nonce } = await offered();
    const response = odile.passkey.get(options, ORIGIN);
    // Another person's session, another letter, another version, another nonce: the same signature fits none.
    expect(await approve(ports, sami, id, { version, sha256, nonce, response })).toMatchObject(stale);
    expect(await approve(ports, odile, other.id, { version, sha256, nonce, response })).toMatchObject(stale);
    expect(await approve(ports, odile, id, { version: 2, sha256, nonce, response })).toMatchObject(stale);
    expect(
      await approve(ports, odile, id, { version, sha256, nonce: "0".repeat(32), response }),
    ).toMatchObject(stale);
    // Someone else's passkey, and a page of another origin.
    const foreign = { version, sha256, nonce };
    expect(
      await approve(ports, odile, id, { ...foreign, response: sami.passkey.get(options, ORIGIN) }),
    ).toMatchObject(stale);
    const elsewhere = odile.passkey.get(options, "https://elsewhere.example");
    expect(await approve(ports, odile, id, { ...foreign, response: elsewhere })).toMatchObject(stale);
    const late = await offered();
    const lateResponse = odile.passkey.get(late.options, ORIGIN);
    office.clock.pass(11);
    const given = { version, sha256, nonce: late.nonce, response: lateResponse };
    expect(await approve(ports, odile, id, given)).toMatchObject(stale);
    const fresh = await offered();
    const answer = {
      version,
      sha256,
      nonce: fresh.nonce,
      response: odile.passkey.get(fresh.options, ORIGIN),
    };
    must(await approve(ports, odile, id, answer));
    expect(await approve(ports, odile, id, answer)).toMatchObject(stale);
  });

  test.each([null, {}, { response: {} }, { id: 1, response: { clientDataJSON: "e30" } }, "x", 7])(
    "an answer that is none (%j) is refused and breaks nothing",
    async (response) => {
      const { ports, odile } = await open();
      expect(await login(ports, response)).toMatchObject({ ok: false, code: "stale-challenge" });
      expect(await addOwnPasskey(ports, odile, response)).toMatchObject({
        ok: false,
        code: "stale-challenge",
      });
    },
  );
}

function joining(open: () => Promise<TestOffice>): void {
  test("an invitation is used once, within its days, and not by someone with a passkey", async () => {
    const office = await open();
    const { ports, ilse } = office;
    const bo = { name: "Bo", title: "", address: "", roles: ["author"] as const };
    const { person, token } = must(await addPerson(ports, ilse, bo));
    expect(
      (await listPeople(ports, await office.sealing())).find((one) => one.person.id === person)?.invited,
    ).toBe(true);
    must((await answers(office, token)).joined);
    expect(await joinOptions(ports, token)).toMatchObject({ ok: false, code: "link-unknown" });
    expect(await inviteAgain(ports, person)).toMatchObject({ code: "has-passkey" });
    const late = must(await addPerson(ports, ilse, { ...bo, name: "Cy" }));
    office.clock.pass(72 * 60 + 1);
    expect(await joinOptions(ports, late.token)).toMatchObject({ code: "link-unknown" });
    expect(
      (await listPeople(ports, await office.sealing())).find((one) => one.person.id === late.person)?.invited,
    ).toBe(false);
    must((await answers(office, must(await inviteAgain(ports, late.person)).token)).joined);
  });

  test("a recovery code works once, and ends the lost passkeys and their sessions", async () => {
    const office = await open();
    const { ports, odile } = office;
    const { options } = must(await ownPasskeyOptions(ports, odile));
    must(await addOwnPasskey(ports, odile, softPasskey().create(options, ORIGIN)));
    const [code = "", second = ""] = must(await newRecoveryCodes(ports, odile)).recoveryCodes;
    const lost = await session(office, odile);
    const typed = code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l");
    const { token } = must(await recoverByCode(ports, odile.address.toUpperCase(), typed));
    expect(await recoverByCode(ports, odile.address, code)).toMatchObject({ code: "recovery-refused" });
    expect(await recoverByCode(ports, office.sami.address, second)).toMatchObject({
      code: "recovery-refused",
    });
    const { passkey, joined } = await answers(office, token);
    must(joined);
    expect(await is(office, lost)).toBeNull();
    const again = must(await loginOptions(ports));
    expect(await login(ports, odile.passkey.get(again.options, ORIGIN))).toMatchObject({
      code: "unknown-passkey",
    });
    expect((await colleague(ports, odile.id, passkey)).credentials).toHaveLength(1);
    expect(await is(office, await signIn(office, passkey))).toBe("Odile");
    // The codes of before are ended with the passkeys.
    expect(await recoverByCode(ports, odile.address, second)).toMatchObject({ code: "recovery-refused" });
  });

  test("two administrators recover someone, one alone does not, however often they ask", async () => {
    const office = await open();
    const { ports, ilse, wim, odile } = office;
    for (let n = 0; n < 3; n += 1) expect(must(await recoverPerson(ports, ilse, odile.id)).token).toBeNull();
    const { token } = must(await recoverPerson(ports, wim, odile.id));
    must((await answers(office, token ?? "")).joined);
    expect(must(await recoverPerson(ports, wim, odile.id)).token).toBeNull();
  });

  test("an office is founded once, with the link that was printed last or is still good", async () => {
    const { ports, ...office } = await open();
    expect(await setUpToken(ports)).toBeNull();
    const person = { name: "Eve", title: "", address: "" };
    const given = { token: "guessed", name: "", publicAddress: ORIGIN };
    expect(await setUpOptions(ports, given)).toMatchObject({ code: "set-up-link-unknown" });
    const signer = await office.sealing();
    const found = setUp(ports, signer, { token: "guessed", settings: SETTINGS, person, response: {} });
    expect(await found).toMatchObject({ code: "set-up-link-unknown" });
  });
}

/** What an administrator has yet to tell the sealing process of a person. */
async function toTell({ ports }: TestOffice, signer: SignerPort, person: string): Promise<string[]> {
  const listed = (await listPeople(ports, signer)).find((one) => one.person.id === person);
  return listed!.sealing.map((change) => change.act);
}

async function tells(
  office: TestOffice,
  signer: SignerPort,
  change: Parameters<typeof listChangeOptions>[3],
) {
  const { ports, ilse } = office;
  const asked = await listChangeOptions(ports, signer, ilse, change);
  return asked.ok ? changeList(ports, signer, ilse, ilse.passkey.get(asked.value.options, ORIGIN)) : asked;
}

function sealingLists(open: () => Promise<TestOffice>): void {
  test("the sealing process is told of a new passkey, of other roles, of a lost one, and of a leaver", async () => {
    const office = await open();
    const { ports, ilse, wim, odile } = office;
    const signer = await office.sealing();
    const nora = { name: "Nora", title: "", address: "", roles: ["author" as const] };
    const { person, token } = must(await addPerson(ports, ilse, nora));
    must((await answers(office, token)).joined);
    expect(await toTell(office, signer, person)).toEqual([]);
    must(await personDoes(ports, ilse, { type: "change-roles", person, roles: ["signer"] }));
    expect(await toTell(office, signer, person)).toEqual(["enrol"]);
    expect(await tells(office, signer, { person, act: "revoke" })).toMatchObject({
      code: "nothing-to-change",
    });
    must(await tells(office, signer, { person, act: "enrol" }));
    expect(await toTell(office, signer, person)).toEqual([]);
    must(await personDoes(ports, ilse, { type: "change-roles", person, roles: ["auditor"] }));
    must(await tells(office, signer, { person, act: "enrol" }));
    expect((await signer.listed()).find((one) => one.person === person)?.roles).toEqual([]);
    must(await personDoes(ports, ilse, { type: "change-roles", person, roles: ["signer", "releaser"] }));
    must(await tells(office, signer, { person, act: "enrol" }));
    must(await recoverPerson(ports, ilse, person));
    must((await answers(office, must(await recoverPerson(ports, wim, person)).token ?? "")).joined);
    expect(await toTell(office, signer, person)).toEqual(["enrol", "revoke"]);
    must(await tells(office, signer, { person, act: "enrol" }));
    must(await tells(office, signer, { person, act: "revoke" }));
    must(await personLeaves(ports, ilse, person, odile.id));
    expect(await toTell(office, signer, person)).toEqual(["revoke"]);
    must(await tells(office, signer, { person, act: "revoke" }));
    expect((await signer.listed()).filter((one) => one.person === person)).toEqual([]);
  });

  test("only an administrator's passkey that it knows changes the list", async () => {
    const office = await open();
    const { ports, ilse, odile } = office;
    const signer = await office.sealing();
    const paul = { name: "Paul", title: "", address: "", roles: ["signer" as const] };
    const { person, token } = must(await addPerson(ports, ilse, paul));
    must((await answers(office, token)).joined);
    const change = { person, act: "enrol" as const };
    const { options } = must(await listChangeOptions(ports, signer, odile, change));
    const answer = odile.passkey.get(options, ORIGIN);
    expect(await changeList(ports, signer, ilse, answer)).toMatchObject({ code: "stale-challenge" });
    const { options: again } = must(await listChangeOptions(ports, signer, odile, change));
    expect(await changeList(ports, signer, odile, odile.passkey.get(again, ORIGIN))).toMatchObject({
      code: "not-granted",
    });
    expect(await toTell(office, signer, person)).toEqual(["enrol"]);
  });
}

onEachDatabase("people", (open) => {
  describe("leavers", () => leavers(open));
  describe("sessions and signatures", () => sessionsAndSignatures(open));
  describe("joining and recovery", () => joining(open));
  describe("the sealing process's list", () => sealingLists(open));
});
