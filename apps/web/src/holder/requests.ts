import { Done } from "@chirograph/wire/basics";
import { DraftSaved, HolderView, LinkStatus, PassedOn } from "@chirograph/wire/copy";
import type { CommentView, CopyView } from "@chirograph/wire/letter";
import { call } from "../api.ts";

export type Comment = CommentView;
export type Passage = NonNullable<CommentView["passage"]>;
export type Severity = CommentView["severity"];
export type Holder = CopyView["holder"];
export type PositionName = NonNullable<CopyView["position"]>["position"];
export type Draft = HolderView["draft"];
export type Status = ReturnType<typeof LinkStatus.parse>;
export type Handed = ReturnType<typeof PassedOn.parse>;

/** A comment as it is typed and sent. */
export type Remark = {
  readonly passage: Passage | null;
  readonly severity: Severity;
  readonly text: string;
  readonly proposed: string;
};

const at = (copy: string, rest = "") => `/api/copies/${copy}${rest}`;

export const pictureAddress = (copy: string, page: number) => at(copy, `/page/${page}.png`);
export const fileAddress = (copy: string) => at(copy, "/file.pdf");
export const enclosureAddress = (copy: string, file: string) => at(copy, `/enclosures/${file}`);

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
  call(Done, "PUT", at(copy, `/comments/${id}`), remark);
export const withdrawComment = (copy: string, id: string) =>
  call(Done, "DELETE", at(copy, `/comments/${id}`));
export const takePosition = (
  copy: string,
  taken: { readonly position: PositionName; readonly reason: string },
) => call(Done, "POST", at(copy, "/position"), taken);
export const passOn = (copy: string, holder: Holder) =>
  call(PassedOn, "POST", at(copy, "/pass-on"), { holder });
