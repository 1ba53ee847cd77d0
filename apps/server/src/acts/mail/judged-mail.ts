import type { CopyId } from "@chirograph/core";
import type { Fate, Handled, OutgoingMail } from "./mail-port.ts";
import type { Unit } from "../ports.ts";

/** What an incoming mail was found to be, in a sentence for the office, and the copy it concerns. */
export type Judged = Pick<Handled, "fate" | "said"> &
  Partial<Pick<Handled, "letter" | "copy" | "comment" | "filesLeft">>;

export const judged = (fate: Fate, said: string, about?: OutgoingMail): Judged => ({
  fate,
  said,
  letter: about?.letter ?? null,
  copy: about?.copy ?? null,
});

/** Notes at the holder what mail says of them. */
export async function noteHolder(
  unit: Unit,
  copy: CopyId,
  change: { bounced?: string | null; autoReply?: string | null },
): Promise<void> {
  const [known] = await unit.mail.holders([copy]);
  await unit.mail.setHolder({ copy, bounced: null, autoReply: null, ...known, ...change });
}
