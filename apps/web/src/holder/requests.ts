import { Done } from "@chirograph/wire/basics";
import {
  DraftSaved,
  type EarlierComment,
  HolderView,
  LinkStatus,
  NewerOpened,
  PassedOn,
} from "@chirograph/wire/copy";
import type { CommentView, CopyView } from "@chirograph/wire/letter";
import { call, Problem } from "../api.ts";

export type Comment = CommentView;
export type Earlier = EarlierComment;
export type Attachment = CommentView["attachments"][number];
export type Disposed = NonNullable<CommentView["disposed"]>;
export type Passage = NonNullable<CommentView["passage"]>;
export type Severity = CommentView["severity"];
export type Holder = CopyView["holder"];
export type PositionName = NonNullable<CopyView["position"]>["position"];
export type Draft = HolderView["draft"];
export type Status = ReturnType<typeof LinkStatus.parse>;
export type Handed = ReturnType<typeof PassedOn.parse>;
export type Declined = NonNullable<CopyView["declined"]>;
export type Why = Declined["why"];

/** A comment as it is typed and sent. */
export type Remark = Pick<
  CommentView,
  "passage" | "severity" | "text" | "proposed" | "rationale" | "attachments" | "from"
>;

const at = (copy: string, rest = "") => `/api/copies/${copy}${rest}`;

export const pictureAddress = (copy: string, page: number) => at(copy, `/page/${page}.png`);
export const fileAddress = (copy: string) => at(copy, "/file.pdf");
export const enclosureAddress = (copy: string, file: string) => at(copy, `/enclosures/${file}`);
/** Where a file is added, and fetched once a comment names it. */
export const attachmentAddress = (copy: string, file = "") =>
  at(copy, `/attachments${file === "" ? "" : `/${file}`}`);
export const calendarAddress = (copy: string) => at(copy, "/suspense.ics");

/** What was sent twice, because the answer to the first try was lost, is entered all the same. */
async function entered<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Problem && error.code === "nothing-to-change") return null;
    throw error;
  }
}

/** All of these throw a Problem, as `call` does. Asking for the status opens nothing and counts as nothing. */
export const askStatus = (copy: string, link: string) =>
  call(LinkStatus, "POST", at(copy, "/status"), { link });
export const openWithCode = (copy: string, link: string, code: string) =>
  call(Done, "POST", at(copy, "/open"), { link, code });
export const readCopy = (copy: string) => call(HolderView, "GET", at(copy));
/** Compare-and-swap on the revision that was read; refused with `other-revision`. */
export const saveDraft = (copy: string, draft: Draft) => call(DraftSaved, "PUT", at(copy, "/draft"), draft);
/** The id is made with the form, so a repeated request is the same comment. */
export const putComment = (copy: string, id: string, remark: Remark) =>
  entered(call(Done, "PUT", at(copy, `/comments/${id}`), remark));
export const withdrawComment = (copy: string, id: string) =>
  entered(call(Done, "DELETE", at(copy, `/comments/${id}`)));
/** Not to be sent twice: each is a reply of its own. */
export const replyTo = (copy: string, comment: string, text: string) =>
  call(Done, "POST", at(copy, `/comments/${comment}/replies`), { text });
/** To the office's answer numbered n; refused with `other-version` when it gave another one meanwhile. */
export const answerTo = (
  copy: string,
  comment: string,
  said: { readonly n: number; readonly answer: "satisfied" | "objects"; readonly note: string },
) => call(Done, "POST", at(copy, `/comments/${comment}/answer`), said);
export const declineTask = (
  copy: string,
  said: { readonly why: Why; readonly note: string; readonly until: string | null },
) => entered(call(Done, "POST", at(copy, "/decline"), said));
/** From then on this browser holds the same holder's copy of the later version. */
export const openNewer = (copy: string) => call(NewerOpened, "POST", at(copy, "/newer"));
export const takePosition = (
  copy: string,
  taken: { readonly position: PositionName; readonly reason: string },
) => call(Done, "POST", at(copy, "/position"), taken);
/** `delegated`: the other person answers in this holder's place. */
export const passOn = (copy: string, holder: Holder, delegated: boolean) =>
  call(PassedOn, "POST", at(copy, "/pass-on"), { holder, delegated });
