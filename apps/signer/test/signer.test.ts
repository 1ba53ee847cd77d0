import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createConnection, createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { validateSeal } from "@chirograph/seal/validate";
import { onTestFinished, describe, expect, test } from "vitest";
import {
  type Hello,
  type Sealed,
  type Signer,
  type SignerOptions,
  connectSigner,
  relaySigner,
  runSigner,
  sealingUser,
  startSigner,
} from "../src/index.ts";
import {
  approval,
  enrolAct,
  folder,
  grant,
  letter,
  paper,
  person,
  type Person,
  request,
  settings,
  sha256,
} from "./given.ts";

// A checkout in a closed home, such as /root, cannot be read by anybody else: then it stays with root.
const user = await sealingUser(join(tmpdir(), "signer"));
if (!user)
  console.warn(
    "Skipped: only root, with a program that others can read, starts the sealing process as another user.",
  );

function started(options: SignerOptions): Signer {
  const signer = startSigner(options);
  onTestFinished(() => signer.close());
  return signer;
}

type Office = { folder: string; signer: Signer; ada: Person; sam: Person };

/** An office set up by Ada, an administrator, with Sam enrolled as signer. */
async function office(options: Partial<SignerOptions> & { signers?: number } = {}): Promise<Office> {
  const { signers = 1, ...more } = options;
  const place = folder();
  const signer = started({ folder: place, ...more });
  const [ada, sam] = [person("ada", "administrator"), person("sam", "signer")];
  expect(await signer.setUp({ ...settings, signers }, ada.enrolment)).toMatchObject({ ok: true });
  expect(await enrolled(signer, ada, sam)).toMatchObject({ ok: true });
  return { folder: place, signer, ada, sam };
}

async function generation(signer: Signer): Promise<number> {
  return known(await signer.hello()).office!.generation;
}

async function enrolled(signer: Signer, by: Person, whom: Person): ReturnType<Signer["enrol"]> {
  return signer.enrol(whom.enrolment, grant(by, enrolAct(whom.enrolment, await generation(signer))));
}

async function revoked(signer: Signer, by: Person, whom: Person): ReturnType<Signer["revoke"]> {
  const credential = whom.credential.id;
  return signer.revoke(
    credential,
    grant(by, { act: "revoke", credential, generation: await generation(signer) }),
  );
}

function known(answer: Awaited<ReturnType<Signer["hello"]>>): Hello {
  if (!answer.ok) throw new Error(answer.message);
  return answer;
}

function made(answer: Awaited<ReturnType<Signer["seal"]>>): Sealed {
  if (!answer.ok) throw new Error(answer.message);
  return answer;
}

describe("a seal", () => {
  test("is made over the approved bytes, and holds", async () => {
    const { signer, sam } = await office();
    const sealed = made(await signer.seal(request(paper(), sam), paper()));
    const certificate = Buffer.from(known(await signer.hello()).certificate!, "base64");
    const verdict = await validateSeal(sealed.pdf, { trusted: [certificate], at: new Date() });
    expect(verdict).toMatchObject({ indication: "TOTAL-PASSED", coversEverything: true });
    expect(sha256(sealed.pdf.subarray(0, paper().length))).toBe(sha256(paper()));
    expect(sealed.sha256).toBe(sha256(sealed.pdf));
    expect(verdict.certificateSha256).toBe(known(await signer.hello()).fingerprint);
  });

  test("asked for again is the same file, also in a new process", async () => {
    const { signer, sam, folder } = await office();
    const asked = request(paper(), sam);
    const first = made(await signer.seal(asked, paper()));
    await signer.close();
    const again = started({ folder });
    expect(made(await again.seal(asked, paper())).sha256).toBe(first.sha256);
    expect(made(await again.seal(request(paper(), sam), paper())).sha256).toBe(first.sha256);
    expect(readFileSync(join(folder, "seals.jsonl"), "utf8").trim().split("\n")).toHaveLength(1);
  });

  const other = paper("The ferry stops on Monday.");
  type Spoil = (sam: Person) => [ReturnType<typeof request>, Uint8Array];
  const v3 = { letter, version: 3, sha256: sha256(paper()) };
  const stranger = person("eve", "signer");
  const as =
    (change: Parameters<Person["assert"]>[1]): Spoil =>
    (sam) => [{ ...v3, signers: 1, approvals: [approval(sam, v3, change)] }, paper()];
  const refused: [string, string, Spoil][] = [
    ["other bytes than the hash", "other-bytes", (sam) => [request(paper(), sam), other]],
    ["one byte changed", "other-bytes", (sam) => [request(paper(), sam), paper().with(30, 33)]],
    [
      "an approval of other bytes",
      "approval-invalid",
      (sam) => [{ ...request(other, sam), sha256: v3.sha256 }, paper()],
    ],
    [
      "an approval of another version",
      "approval-invalid",
      (sam) => [{ ...request(paper(), sam), version: 4 }, paper()],
    ],
    [
      "an approval of another letter",
      "approval-invalid",
      (sam) => [{ ...request(paper(), sam), letter: "f".repeat(32) }, paper()],
    ],
    [
      "an approval with another nonce",
      "approval-invalid",
      (sam) => {
        const asked = request(paper(), sam);
        return [
          { ...asked, approvals: asked.approvals.map((one) => ({ ...one, nonce: "0".repeat(32) })) },
          paper(),
        ];
      },
    ],
    ["nobody's approval", "too-few-signers", () => [request(paper()), paper()]],
    ["someone who is not enrolled", "approval-invalid", () => [request(paper(), stranger), paper()]],
    [
      "a stranger's key under the signer's name",
      "approval-invalid",
      (sam) => {
        const approvals = [
          approval(
            { ...stranger, assert: (c) => ({ ...stranger.assert(c), credential: sam.credential.id }) },
            v3,
          ),
        ];
        return [{ ...v3, signers: 1, approvals }, paper()];
      },
    ],
    [
      "a good approval beside a bad one",
      "approval-invalid",
      (sam) => [request(paper(), sam, stranger), paper()],
    ],
    ["no user verification", "approval-invalid", as({ flags: 0x01 })],
    ["no user present", "approval-invalid", as({ flags: 0x04 })],
    ["another origin", "approval-invalid", as({ origin: "https://letters.harbour.example.evil.example" })],
    ["another RP ID", "approval-invalid", as({ rpId: "harbour.example" })],
    ["a frame in another page", "approval-invalid", as({ crossOrigin: true })],
    ["a registration in place of an assertion", "approval-invalid", as({ type: "webauthn.create" })],
    [
      "one signer where the caller wants two",
      "too-few-signers",
      (sam) => [{ ...request(paper(), sam), signers: 2 }, paper()],
    ],
    [
      "the same signer twice",
      "too-few-signers",
      (sam) => [{ ...request(paper(), sam, sam), signers: 2 }, paper()],
    ],
    [
      "what is not a PDF",
      "not-sealable",
      (sam) => [request(Buffer.from("a note"), sam), Buffer.from("a note")],
    ],
    ["a version number of zero", "malformed", (sam) => [{ ...request(paper(), sam), version: 0 }, paper()]],
  ];
  test("is refused, with a sentence, for", async () => {
    const { signer, sam, folder } = await office();
    for (const [what, code, spoil] of refused) {
      const [asked, pdf] = spoil(sam);
      const answer = await signer.seal(asked, pdf);
      expect(answer, what).toMatchObject({ ok: false, code });
      expect(answer.ok ? "" : answer.message, what).toMatch(/\.$/);
    }
    expect(existsSync(join(folder, "seals.jsonl"))).toBe(false);
    expect(await signer.seal(request(paper(), sam), paper())).toMatchObject({ ok: true });
  });

  test("is refused for an administrator who is no signer", async () => {
    const { signer, ada } = await office();
    expect(await signer.seal(request(paper(), ada), paper())).toMatchObject({ code: "approval-invalid" });
  });

  test("is refused for a revoked passkey, and for other bytes under a sealed version", async () => {
    const { signer, ada, sam } = await office();
    expect(await signer.seal(request(paper(), sam), paper())).toMatchObject({ ok: true });
    expect(await signer.seal(request(other, sam), other)).toMatchObject({ code: "other-bytes" });
    const before = request(paper(), sam);
    expect(await revoked(signer, ada, sam)).toMatchObject({ ok: true });
    expect(await signer.seal(before, paper())).toMatchObject({ code: "approval-invalid" });
  });

  test("needs as many different people as were configured, whatever the caller says", async () => {
    const { signer, ada, sam } = await office({ signers: 2 });
    const [second, kim] = [person("sam", "signer"), person("kim", "signer")];
    await enrolled(signer, ada, second);
    await enrolled(signer, ada, kim);
    expect(await signer.seal(request(paper(), sam), paper())).toMatchObject({ code: "too-few-signers" });
    expect(await signer.seal(request(paper(), sam, second), paper())).toMatchObject({
      code: "too-few-signers",
    });
    expect(await signer.seal(request(paper(), sam, kim), paper())).toMatchObject({ ok: true });
  });
});

describe("who may approve", () => {
  test("is settled first by an administrator, once", async () => {
    const signer = started({ folder: folder() });
    expect(known(await signer.hello())).toMatchObject({ enrolled: [] });
    expect(known(await signer.hello()).office).toBe(undefined);
    const [ada, sam] = [person("ada", "administrator"), person("sam", "signer")];
    expect(await signer.seal(request(paper(), sam), paper())).toMatchObject({ code: "not-set-up" });
    expect(await signer.setUp(settings, sam.enrolment)).toMatchObject({ code: "not-granted" });
    expect(await signer.setUp(settings, ada.enrolment)).toMatchObject({ ok: true });
    expect(await signer.setUp(settings, ada.enrolment)).toMatchObject({ ok: true });
    expect(await signer.setUp(settings, person("eve", "administrator").enrolment)).toMatchObject({
      code: "set-up-already",
    });
  });

  test("changes only by an administrator's grant over exactly that change", async () => {
    const { signer, ada, sam } = await office();
    const [kim, eve] = [person("kim", "signer"), person("eve", "signer")];
    const now = await generation(signer);
    const forKim = grant(ada, enrolAct(kim.enrolment, now));
    const raised = { ...kim.enrolment, roles: ["administrator", "signer"] as const };
    expect(await signer.enrol(eve.enrolment, forKim)).toMatchObject({ code: "not-granted" });
    expect(await signer.enrol(raised, forKim)).toMatchObject({ code: "not-granted" });
    expect(await signer.enrol({ ...kim.enrolment, person: "ada" }, forKim)).toMatchObject({
      code: "not-granted",
    });
    expect(await enrolled(signer, sam, kim)).toMatchObject({ code: "not-granted" });
    expect(await enrolled(signer, eve, kim)).toMatchObject({ code: "not-granted" });
    expect(await signer.enrol(kim.enrolment, forKim)).toMatchObject({ ok: true });
    expect(await signer.enrol(kim.enrolment, forKim)).toMatchObject({ ok: true });
    expect(known(await signer.hello()).enrolled).toHaveLength(3);
  });

  test("an old grant is of no use later, and a revoked passkey never comes back", async () => {
    const { signer, ada, sam } = await office();
    const kim = person("kim", "signer");
    const old = grant(ada, enrolAct(kim.enrolment, await generation(signer)));
    expect(await revoked(signer, ada, sam)).toMatchObject({ ok: true });
    expect(await signer.enrol(kim.enrolment, old)).toMatchObject({ code: "changed-since" });
    expect(await enrolled(signer, ada, sam)).toMatchObject({ code: "revoked" });
    expect(await enrolled(signer, ada, kim)).toMatchObject({ ok: true });
  });

  test("a passkey's roles change by grant, and its person and key never do", async () => {
    const { signer, ada, sam } = await office();
    const idle = { ...sam, enrolment: { ...sam.enrolment, roles: [] } };
    expect(await enrolled(signer, ada, idle)).toMatchObject({ ok: true });
    expect(await signer.seal(request(paper(), sam), paper())).toMatchObject({ code: "approval-invalid" });
    expect(await enrolled(signer, sam, sam)).toMatchObject({ code: "not-granted" });
    expect(await enrolled(signer, ada, sam)).toMatchObject({ ok: true });
    expect(await signer.seal(request(paper(), sam), paper())).toMatchObject({ ok: true });
    expect(known(await signer.hello()).enrolled).toHaveLength(2);
    const others = { ...sam, enrolment: { ...sam.enrolment, person: "kim" } };
    expect(await enrolled(signer, ada, others)).toMatchObject({ code: "exists-already" });
    const rekeyed = person("sam", "signer").enrolment.credential.publicKey;
    const credential = { ...sam.enrolment.credential, publicKey: rekeyed };
    const key = { ...sam, enrolment: { ...sam.enrolment, credential } };
    expect(await enrolled(signer, ada, key)).toMatchObject({ code: "exists-already" });
  });

  test("always leaves an administrator", async () => {
    const { signer, ada } = await office();
    expect(await revoked(signer, ada, ada)).toMatchObject({ code: "last-administrator" });
    const lowered = { ...ada, enrolment: { ...ada.enrolment, roles: ["signer"] as const } };
    expect(await enrolled(signer, ada, lowered)).toMatchObject({ code: "last-administrator" });
    const bea = person("bea", "administrator");
    expect(await enrolled(signer, ada, bea)).toMatchObject({ ok: true });
    expect(await revoked(signer, ada, ada)).toMatchObject({ ok: true });
    expect(await revoked(signer, ada, bea)).toMatchObject({ code: "not-granted" });
  });

  test("the number of signers changes by grant, and a grant does not serve twice", async () => {
    const { signer, ada, sam } = await office();
    const now = await generation(signer);
    const two = grant(ada, { act: "configure", signers: 2, generation: now });
    expect(await signer.configure(3, two)).toMatchObject({ code: "not-granted" });
    expect(await signer.configure(2, two)).toMatchObject({ ok: true });
    expect(await signer.seal(request(paper(), sam), paper())).toMatchObject({ code: "too-few-signers" });
    const one = grant(ada, { act: "configure", signers: 1, generation: await generation(signer) });
    expect(await signer.configure(1, one)).toMatchObject({ ok: true });
    expect(await signer.configure(2, two)).toMatchObject({ code: "changed-since" });
  });
});

/** Not gone, and not only waiting to be reaped. */
function isRunning(pid: number): boolean {
  const stat = `/proc/${pid}/stat`;
  return existsSync(stat) && !/\) Z /.test(readFileSync(stat, "utf8"));
}

describe("the process", () => {
  test("keeps its folder to itself", async () => {
    const { folder } = await office();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of ["key.json", "office.json"])
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  });

  test("killed between and during questions, it is started again and remembers", async () => {
    const { signer, sam } = await office();
    const asked = request(paper(), sam);
    const first = made(await signer.seal(asked, paper()));
    const before = known(await signer.hello());
    process.kill(before.pid, "SIGKILL");
    const after = known(await signer.hello());
    expect(after.pid).not.toBe(before.pid);
    expect({ ...after, pid: 0 }).toEqual({ ...before, pid: 0 });
    for (let wait = 0; wait < 8; wait++) {
      const { pid } = known(await signer.hello());
      const answer = signer.seal(asked, paper());
      setTimeout(() => process.kill(pid, "SIGKILL"), wait);
      expect(made(await answer).sha256).toBe(first.sha256);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  });

  test("a line that a crash cut off is no harm to the journal", async () => {
    const { signer, sam, folder } = await office();
    const first = made(await signer.seal(request(paper(), sam), paper()));
    await signer.close();
    const journal = join(folder, "seals.jsonl");
    writeFileSync(journal, `${readFileSync(journal, "utf8")}{"letter":"01`);
    for (const version of [4, 5]) {
      const again = started({ folder });
      const what = { letter, version, sha256: sha256(paper()) };
      const asked = { ...what, signers: 1, approvals: [approval(sam, what)] };
      expect(await again.seal(asked, paper())).toMatchObject({ ok: true });
      expect(made(await again.seal(request(paper(), sam), paper())).sha256).toBe(first.sha256);
      await again.close();
    }
  });

  test("with a pass phrase, the key on disk is of no use without it", async () => {
    const { signer, folder, sam } = await office({ passPhrase: "winter timetable ☂" });
    expect(known(await signer.hello()).isProtected).toBe(true);
    const first = made(await signer.seal(request(paper(), sam), paper()));
    await signer.close();
    for (const passPhrase of ["", "summer timetable"])
      expect(await started({ folder, passPhrase }).seal(request(paper(), sam), paper())).toMatchObject({
        code: "locked",
      });
    const right = started({ folder, passPhrase: "winter timetable ☂" });
    expect(made(await right.seal(request(paper(), sam), paper())).sha256).toBe(first.sha256);
  });

  test("a folder others may enter is refused", async () => {
    const { signer, folder } = await office();
    await signer.close();
    chmodSync(folder, 0o755);
    await expect(started({ folder }).hello()).rejects.toThrow(
      expect.objectContaining({ code: "signer-gone" }),
    );
  });

  test("is reached through a relay by a process that may start none", async () => {
    const { folder, signer, sam } = await office();
    await signer.close();
    const runner = runSigner({ folder });
    const place = join(dirname(folder), "relay");
    const relay = createServer((stream) => void relaySigner(runner, stream));
    await new Promise<void>((resolve) => relay.listen(place, resolve));
    const far = connectSigner(createConnection(place));
    process.kill(known(await far.hello()).pid, "SIGKILL");
    const sealed = made(await far.seal(request(paper(), sam), paper()));
    expect(sealed.sha256).toBe(sha256(sealed.pdf));
    await runner.close();
    expect(await far.hello()).toMatchObject({ ok: false, code: "gone" });
    await far.close();
    relay.close();
  });

  test.runIf(existsSync("/proc/self/stat"))("ends when its parent is killed", async () => {
    const client = fileURLToPath(new URL("../src/index.ts", import.meta.url));
    const code = `const { startSigner } = await import(${JSON.stringify(client)});
      console.log((await startSigner({ folder: ${JSON.stringify(folder())} }).hello()).pid);`;
    const parent = spawn(process.execPath, ["--input-type=module", "-e", code]);
    const [said] = (await once(parent.stdout, "data")) as [Buffer];
    const pid = Number(said.toString());
    expect(isRunning(pid)).toBe(true);
    parent.kill("SIGKILL");
    while (isRunning(pid)) await new Promise((resolve) => setTimeout(resolve, 20));
  });

  const usersOf = (pid: number) => /^Uid:\s+(.*)$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];

  test.runIf(user)(
    "runs as another user, to whom its files belong, and as root again when they may not",
    async () => {
      const other = user!;
      const { signer, folder, sam } = await office({ user });
      expect(statSync(join(folder, "key.json")).uid).toBe(other.uid);
      const { pid } = known(await signer.hello());
      expect(usersOf(pid)?.split("\t")).toEqual(Array.from({ length: 4 }, () => String(other.uid)));
      expect(await signer.seal(request(paper(), sam), paper())).toMatchObject({ ok: true });
      await signer.close();
      const ours = started({ folder });
      expect(usersOf(known(await ours.hello()).pid)).toMatch(/^0\t/);
      expect(statSync(join(folder, "key.json")).uid).toBe(0);
      expect(await ours.seal(request(paper(), sam), paper())).toMatchObject({ ok: true });
    },
  );

  test.runIf(user)("stays with root where the other user cannot pass to its folder", async () => {
    const closed = dirname(folder());
    chmodSync(closed, 0o700);
    expect(await sealingUser(join(closed, "signer"))).toBeNull();
    chmodSync(closed, 0o711);
    expect(await sealingUser(join(closed, "signer"))).toEqual(user);
  });
});
