import type { Attachment, CopyId } from "@chirograph/core";
import { sha256 } from "../letter/make-version.ts";
import type { Unit } from "../ports.ts";
import type { ReadMail } from "./read-mail.ts";

/** As many files as a comment takes on the holder's page (wire: CommentRequest). */
const most = 10;
/** So many names are told of files that were left out; a mail may bring hundreds. */
const named = 5;

/** A file of a mail that was not added, and why. */
type LeftFile = { readonly name: string; readonly why: "empty" | "too-many" | "reply" };

type FiledFile = Attachment & { readonly content: Uint8Array };

/** What becomes of a mail's files: added to the comment, or left with the mail. */
export type MailFiles = { readonly added: readonly FiledFile[]; readonly left: readonly LeftFile[] };

/** The record knows files with comments alone: a reply under a comment takes none. */
export function sortFiles({ files, bytes }: ReadMail, takes: "comment" | "reply"): MailFiles {
  const added: FiledFile[] = [];
  const left: LeftFile[] = [];
  for (const { name, start, end } of files) {
    const content = bytes.subarray(start, end);
    if (takes === "reply") left.push({ name, why: "reply" });
    else if (content.length === 0) left.push({ name, why: "empty" });
    else if (added.length >= most) left.push({ name, why: "too-many" });
    else added.push({ name, sha256: sha256(content), bytes: content.length, content });
  }
  return { added, left };
}

/** What a comment names of its files. */
export function attachmentsOf({ added }: MailFiles): Attachment[] {
  return added.map(({ name, sha256, bytes }) => ({ name, sha256, bytes }));
}

/** Keeps the files of a comment that was entered, as those that its holder adds on the page. */
export async function keepFiles(unit: Unit, copy: CopyId, { added }: MailFiles): Promise<void> {
  for (const { sha256: hash, content } of added) {
    await unit.blobs.put(hash, content);
    await unit.copies.attach(copy, hash);
  }
}

const reasons: Readonly<Record<LeftFile["why"], string>> = {
  empty: "empty",
  "too-many": `more than ${most} files to a comment`,
  reply: "a reply takes no files",
};

const files = (count: number) => (count === 1 ? "1 attached file" : `${count} attached files`);
const were = (count: number) => (count === 1 ? "was" : "were");

function whichLeft(left: readonly LeftFile[]): string {
  const shown = left.slice(0, named).map(({ name, why }) => `“${name}” (${reasons[why]})`);
  const more = left.length - shown.length;
  return `${shown.join(", ")}${more > 0 ? `, and ${more} more` : ""}`;
}

/** Sentences for the office about a mail's files, and about pictures that stand in its text; empty where it has none. */
export function saidOfFiles({ added, left }: MailFiles, pictures: number): string {
  const said = [
    added.length > 0 ? `${files(added.length)} ${were(added.length)} added to it.` : "",
    left.length > 0
      ? `${files(left.length)} ${were(left.length)} not added: ${whichLeft(left)}. Ask the holder to add what is needed in their copy.`
      : "",
    pictures > 0
      ? `Pictures that stand in its text (${pictures}) are kept with the mail and were not added.`
      : "",
  ];
  return said.filter(Boolean).join(" ");
}

/** The same for the holder, without a name: a mail on a discreet letter carries no words. */
export function toldOfFiles({ added, left }: MailFiles, wordless: boolean): string {
  const none = wordless ? "The comment carries its files: no words could be made out." : "";
  if (left.length === 0) return none;
  const why = [...new Set(left.map((one) => reasons[one.why]))].join("; ");
  const some = `Of ${files(added.length + left.length)}, ${left.length} ${were(left.length)} not added (${why}). Open your copy through your link and add what is needed to a comment there.`;
  return [none, some].filter(Boolean).join(" ");
}
