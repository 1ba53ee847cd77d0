import { basics, letter } from "@chirograph/wire";
import { call } from "../../api.ts";

/** What a person can do to a letter, by the names that the server gives the reasons under. */
export type ActName =
  | "add-version"
  | "circulate"
  | "change-suspense"
  | "open-stage"
  | "close-circulation"
  | "recall-circulation"
  | "override-non-concur"
  | "override-objection"
  | "waive-holder"
  | "state-points"
  | "cite-decision"
  | "waive-citation"
  | "waive-read-back"
  | "open-read-back"
  | "invite-readers"
  | "close-read-back"
  | "dispose"
  | "merge"
  | "reply"
  | "approve"
  | "return"
  | "release"
  | "withdraw"
  | "cancel"
  | "archive"
  | "silence"
  | "grant-access"
  | "revoke-access"
  | "pass-on"
  | "recall-copy";

/** Null when the viewer may, else the sentence that says why not. The server decides again when it is done. */
export function refusalOf(view: letter.LetterView, act: ActName): string | null {
  return view.acts[act] ?? null;
}

export function latestVersion(view: letter.LetterView): letter.LetterView["versions"][number] | null {
  return view.versions.reduce<letter.LetterView["versions"][number] | null>(
    (newest, one) => (newest && newest.n > one.n ? newest : one),
    null,
  );
}

/** Whether the text was changed after the newest version was made of it. */
export function textIsNewer(view: letter.LetterView, saved: string): boolean {
  const latest = latestVersion(view);
  return latest === null || Date.parse(saved) > Date.parse(latest.at);
}

export function makeVersion(view: letter.LetterView, revision: number) {
  const after = latestVersion(view)?.n ?? 0;
  return call(letter.VersionMade, "POST", `/api/letters/${view.id}/versions`, { after, revision });
}

/** An act that answers only that it was done. */
export function act(view: { readonly id: string }, path: string, body: unknown = {}) {
  return call(basics.Done, "POST", `/api/letters/${view.id}/${path}`, body);
}
