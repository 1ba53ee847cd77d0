import { z } from "zod";
import { Day, Sha256, line, prose } from "./basics.ts";

export const Paragraph = z.object({
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  text: prose(20_000),
});

/** The whole text of a letter, as it is written and as a version keeps it. */
export const LetterText = z
  .object({
    language: z.enum(["en", "ar"]),
    letterhead: z.object({ office: line(200), lines: z.array(line(200)).max(8) }),
    reference: line(100),
    date: Day,
    from: line(300),
    through: z.array(line(300)).max(20),
    to: z.array(line(300)).max(100),
    subject: line(500),
    paragraphs: z.array(Paragraph).max(500),
    signature: z.object({ name: line(200), title: line(200) }),
    enclosures: z.array(z.object({ title: line(300), file: Sha256.nullable() })).max(50),
    distribution: z.array(line(300)).max(200),
    effect: z.enum(["binding", "non-binding", "informational"]),
    basis: z.object({ kind: z.enum(["incoming-letter", "authority"]), reference: line(300) }).nullable(),
    handling: line(100),
  })
  .meta({ id: "LetterText" });
export type LetterText = z.infer<typeof LetterText>;

/** A run of a redline between two texts. */
export const Run = z.object({ kind: z.enum(["same", "removed", "added"]), text: z.string() });
export type Run = z.infer<typeof Run>;
