import { generateKeyPairSync } from "node:crypto";
import { decision, type letter } from "@chirograph/wire";
import type { Page, Route } from "playwright-core";

const id = (n: number): string => n.toString(16).padStart(32, "0");
export const NEXT = id(0xd99);
const HASH = "9be207f4".repeat(8);

/** The n-th decision of a register, as a signer entered it. */
export function decisionOf(n: number, more: Partial<decision.DecisionView> = {}): decision.DecisionView {
  return decision.DecisionView.parse({
    id: id(0xd00 + n),
    reference: `D-2026-${String(n).padStart(3, "0")}`,
    what: `The pilot boats of basin ${n} berth at Orrin Head from 1 May.`,
    authority: "The Harbour Board",
    decidedOn: "2026-11-01",
    effect: "binding",
    validFrom: "2026-11-01",
    validUntil: null,
    open: false,
    status: "standing",
    good: true,
    enteredBy: "Odile Brandt",
    enteredAt: new Date(Date.UTC(2026, 9, 31 + n, 9)).toISOString(),
    endedBy: null,
    endedAt: null,
    reason: null,
    supersedes: null,
    successor: null,
    citedBy: [],
    sha256: HASH,
    ...more,
  });
}

export function citing(n: number, status: letter.LetterStatus): decision.DecisionView["citedBy"][number] {
  return { id: id(n), reference: `VSPA/2026/00${n}`, subject: `Berthing of pilot boats ${n}`, status };
}

/** What the register says, and what was sent to it. */
export type RegisterStandIn = {
  decisions: decision.DecisionView[];
  enter: string | null;
  /** What the next entry is refused with; null when it is done. */
  refused: string | null;
  readonly sent: { readonly path: string; readonly body: Record<string, unknown> }[];
};

const asked = { rpId: "localhost", allowCredentials: [], userVerification: "required", timeout: 60_000 };
const challenge = (path: string): string => Buffer.from(`challenge of ${path}`).toString("base64url");
const signing = (path: string) => ({
  options: { ...asked, challenge: challenge(path) },
  nonce: "a1".repeat(16),
});

/** Whether what came back was signed over the question that was asked before it. */
function signedOver(body: Record<string, unknown>, path: string): boolean {
  const { response } = body["response"] as { response: { clientDataJSON: string } };
  const said = JSON.parse(Buffer.from(response.clientDataJSON, "base64url").toString()) as {
    challenge: string;
  };
  return said.challenge === challenge(path);
}

function history(one: decision.DecisionView): letter.RecordRow[] {
  const row = (seq: number, type: string, sentence: string, by: string, at: string) => ({
    at,
    by,
    type,
    sentence,
    stream: `decision/${one.id}`,
    seq,
    leaf: seq === 1 ? 48_213 : null,
  });
  const entered = `Entered the decision ${one.reference} of ${one.authority} with a passkey: ${one.what}`;
  return [
    row(1, "decision-entered", entered, one.enteredBy, one.enteredAt),
    ...(one.reason === null
      ? []
      : [
          row(
            2,
            "decision-revoked",
            `Revoked the decision with a passkey: ${one.reason}`,
            one.endedBy ?? "",
            one.endedAt ?? "",
          ),
        ]),
  ];
}

type Said = { readonly status: number; readonly json: unknown };
const ok = (json: unknown = { done: true }): Said => ({ status: 200, json });
const refusal = (code: string, message: string): Said => ({ status: 409, json: { code, message } });

/** Enters, revokes and opens as the office would, once the passkey has signed what was asked. */
function written(register: RegisterStandIn, path: string, body: Record<string, unknown>): Said {
  if (path === "/api/decisions/options") {
    decision.DecisionOptionsRequest.parse(body);
    return ok({ ...signing("/api/decisions"), decision: NEXT, reference: "D-2026-099", sha256: HASH });
  }
  if (path.endsWith("/options")) return ok(signing(path.slice(0, -"/options".length)));
  if (!signedOver(body, path)) return refusal("stale-challenge", "This was not signed. Nothing was entered.");
  if (register.refused !== null) return refusal("not-in-this-state", register.refused);
  if (path === "/api/decisions") {
    const { fields, open, reference } = decision.EnterDecisionRequest.parse(body);
    const { supersedes, ...text } = fields;
    const replaced = register.decisions.find((one) => one.id === supersedes);
    const named = replaced ? { id: replaced.id, reference: replaced.reference } : null;
    const entered = decisionOf(1, { ...text, id: NEXT, reference, open, supersedes: named });
    register.decisions = [entered, ...register.decisions];
    return ok();
  }
  const [, which, act] = /^\/api\/decisions\/([0-9a-f]+)\/(revoke|open)$/u.exec(path) ?? [];
  const endedAt = "2026-11-20T10:00:00.000Z";
  const change: Partial<decision.DecisionView> =
    act === "open"
      ? { open: true }
      : {
          status: "revoked",
          good: false,
          endedBy: "Odile Brandt",
          endedAt,
          reason: decision.RevokeRequest.parse(body).reason,
        };
  register.decisions = register.decisions.map((one) => (one.id === which ? { ...one, ...change } : one));
  return ok();
}

async function answer(register: RegisterStandIn, route: Route): Promise<void> {
  const request = route.request();
  const path = new URL(request.url()).pathname;
  if (request.method() !== "GET") {
    const body = (request.postDataJSON() ?? {}) as Record<string, unknown>;
    register.sent.push({ path, body });
    return route.fulfill(written(register, path, body));
  }
  const { decisions, enter } = register;
  const one = decisions.find(({ id: known }) => path === `/api/decisions/${known}/record`);
  return route.fulfill(ok(one ? { rows: history(one) } : { decisions, enter }));
}

/** Puts a register behind a page's addresses. */
export async function standIn(page: Page, register: RegisterStandIn): Promise<void> {
  await page.context().route("**/api/decisions**", (route) => answer(register, route));
}

/** A passkey on this device that asks nobody (WebAuthn Level 3, 11: virtual authenticators). */
export async function withPasskey(page: Page): Promise<void> {
  const client = await page.context().newCDPSession(page);
  await client.send("WebAuthn.enable");
  const { authenticatorId } = await client.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const credential = {
    credentialId: Buffer.from("the signer's key").toString("base64"),
    isResidentCredential: true,
    rpId: "localhost",
    userHandle: Buffer.from("odile").toString("base64"),
    privateKey: privateKey.export({ type: "pkcs8", format: "der" }).toString("base64"),
    signCount: 0,
  };
  await client.send("WebAuthn.addCredential", { authenticatorId, credential });
}
