import type { LetterText } from "@chirograph/core";
import type { ReadMatrix } from "../sheet/read-matrix.ts";
import type { MailRefusal, ReadMail } from "./mail/read-mail.ts";
import type { Refused } from "./outcome.ts";
import type { Template } from "./ports.ts";

export type VersionMark = {
  readonly versionId: string;
  readonly publicAddress: string;
  readonly trial: boolean;
};
export type Words = {
  readonly ok: true;
  readonly pages: readonly { readonly text: string }[];
  readonly signed: boolean;
  readonly encrypted: boolean;
};

/** What reads and makes files. A stranger's bytes are parsed in a process that can be killed. */
export type Tools = {
  /** `banner` stands over each page of a text that is still being written. */
  typeset(
    text: LetterText,
    banner?: string,
  ): Promise<{ readonly ok: true; readonly pdf: Uint8Array; readonly pages: number } | Refused>;
  read(bytes: Uint8Array): Promise<Words | Refused>;
  render(
    bytes: Uint8Array,
    page: number,
    pxPerPt: number,
  ): Promise<{ readonly ok: true; readonly png: Uint8Array } | Refused>;
  /** What stands in a mail. */
  mail(raw: Uint8Array): Promise<ReadMail | MailRefusal>;
  /** What a filled-in comment resolution matrix (.xlsx) says. */
  matrix(bytes: Uint8Array): Promise<ReadMatrix | Refused>;
  template(bytes: Uint8Array, mark: VersionMark): Promise<({ readonly ok: true } & Template) | Refused>;
};
