import type { StampRefusal, Template } from "@chirograph/marks";
import type { PdfText, Refusal } from "@chirograph/read";
import type { Envelope } from "../acts/mail/mail-port.ts";
import type { MailRefusal, ReadMail } from "../acts/mail/read-mail.ts";
import type { DnsAnswers, OriginRead } from "../mail/read-origin.ts";
import type { ReadMatrix } from "../sheet/read-matrix.ts";
import type { SheetRefusal } from "../sheet/refusal.ts";

/** What a version's copies say, without the font: that is the child's own. */
export type CopyMark = {
  readonly versionId: string;
  readonly publicAddress: string;
  readonly trial: boolean;
};

/** What the server asks a child about the bytes that come with it. */
export type Question =
  | { readonly ask: "read" }
  | { readonly ask: "render"; readonly page: number; readonly pxPerPt: number }
  | { readonly ask: "template"; readonly mark: CopyMark }
  | { readonly ask: "matrix" }
  | { readonly ask: "mail" }
  | { readonly ask: "mailOrigin"; readonly envelope: Envelope; readonly answers: DnsAnswers };

/** A page as a PNG; width and height in pixels. */
export type PagePng = {
  readonly ok: true;
  readonly width: number;
  readonly height: number;
  readonly png: Uint8Array;
};

/** What each question is answered with. */
export type Answers = {
  readonly read: PdfText | Refusal;
  readonly render: PagePng | Refusal;
  readonly template: Template | Refusal | StampRefusal;
  readonly matrix: ReadMatrix | SheetRefusal;
  readonly mail: ReadMail | MailRefusal;
  readonly mailOrigin: OriginRead | MailRefusal;
};

/** The answer as it crosses the pipe: its bytes travel beside the JSON. */
export type Wired = { readonly head: object; readonly bytes: Uint8Array };

/** What a child says when a question has reached it, before it looks at the file. */
export type Begun = { readonly begun: true };

/** A child's reply. `last`: it will answer no more and is to be ended. */
export type Reply = { readonly answer: object; readonly last: boolean };

/** The bytes of a message that has only a head. */
export const NONE = new Uint8Array(0);

/** Parts an answer for the pipe. */
export function toWire(answer: Answers[keyof Answers]): Wired {
  if ("png" in answer) return { head: { ...answer, png: null }, bytes: answer.png };
  if ("bytes" in answer) return { head: { ...answer, bytes: null }, bytes: answer.bytes };
  return { head: answer, bytes: NONE };
}

/** Joins it again. The child runs our own code, so its answers have the shapes that code gives them. */
export function fromWire<Ask extends keyof Answers>(ask: Ask, wired: Wired): Answers[Ask] {
  const field = ask === "render" ? "png" : "bytes";
  return (field in wired.head ? { ...wired.head, [field]: wired.bytes } : wired.head) as Answers[Ask];
}
