import type { Comment, LetterText, Person } from "@chirograph/core";
import { openToWrite } from "../access.ts";
import type { ManyDone, Ref } from "./adjudicate.ts";
import { letterCopies } from "../letter/letter-copies.ts";
import { type Outcome, done } from "../outcome.ts";
import type { Ports } from "../ports.ts";
import { otherRevision } from "../letter/write-text.ts";

const spaces = /\s+/gu;

/** A text without the breaks that a page puts into it, and where each of its characters stood. */
function unbroken(text: string): { plain: string; at: number[] } {
  let plain = "";
  const at: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const space = /\s/u.test(text[i] ?? "");
    if (space && plain.endsWith(" ")) continue;
    plain += space ? " " : (text[i] ?? "");
    at.push(i);
  }
  return { plain, at };
}

/** Every place in a paragraph where the quoted words stand, whatever breaks a page put between them. */
function placesOf(paragraph: string, quote: string): { start: number; end: number }[] {
  const { plain, at } = unbroken(paragraph);
  const words = quote.replace(spaces, " ").trim();
  const found: { start: number; end: number }[] = [];
  if (words === "") return found;
  for (let from = plain.indexOf(words); from >= 0; from = plain.indexOf(words, from + 1))
    found.push({ start: at[from] ?? 0, end: (at[from + words.length - 1] ?? 0) + 1 });
  return found;
}

/** The text with the proposed wording in the passage's place; a sentence when that place is not one and certain. */
export function applyWording(text: LetterText, comment: Comment): LetterText | string {
  const { passage, proposed } = comment;
  if (!proposed.trim()) return "It proposes no wording.";
  if (!passage) return "It is on the letter as a whole, so its wording has no place. Take it up by hand.";
  const places = text.paragraphs.flatMap((paragraph, index) =>
    placesOf(paragraph.text, passage.quote).map((place) => ({ index, ...place })),
  );
  const [place] = places;
  if (!place) return "Its passage is not in the text as it stands now. Take it up by hand.";
  if (places.length > 1)
    return "Its passage stands in the text more than once, so its place is not certain. Take it up by hand.";
  const paragraphs = text.paragraphs.map((paragraph, index) =>
    index === place.index
      ? {
          ...paragraph,
          text: paragraph.text.slice(0, place.start) + proposed.trim() + paragraph.text.slice(place.end),
        }
      : paragraph,
  );
  return { ...text, paragraphs };
}

type Taken = ManyDone & { readonly text: LetterText };

function takeUp(text: LetterText, refs: readonly Ref[], comments: ReadonlyMap<string, Comment>): Taken {
  return refs.reduce<Taken>(
    (so, ref) => {
      const comment = comments.get(ref.comment);
      const next =
        !comment || comment.withdrawn ? "The comment is not there any more." : applyWording(so.text, comment);
      return typeof next === "string"
        ? { ...so, refused: [...so.refused, { comment: ref.comment, message: next }] }
        : { ...so, text: next, done: [...so.done, ref.comment] };
    },
    { text, done: [], refused: [] },
  );
}

/** Takes proposed wordings up in the text being written. The version made of it credits each of the comments. */
export async function applyWordings(
  ports: Ports,
  actor: Person,
  id: string,
  given: { comments: readonly Ref[]; revision: number },
): Promise<Outcome<ManyDone & { revision: number }>> {
  return ports.transact(async (unit) => {
    const opened = await openToWrite(ports, unit, id, actor.id);
    if (!opened.ok) return opened;
    const working = await unit.letters.working(id);
    if (!working || working.revision !== given.revision) return otherRevision;
    const copies = await letterCopies(unit, id);
    const comments = new Map(copies.flatMap((copy) => copy.comments.map((one) => [one.id, one] as const)));
    const { text, ...taken } = takeUp(working.text, given.comments, comments);
    if (taken.done.length === 0) return done({ ...taken, revision: working.revision });
    const revision = working.revision + 1;
    const credits = [...new Set([...working.credits, ...taken.done])];
    const saved = { text, revision, at: ports.now(), by: actor.id, credits };
    return (await unit.letters.saveWorking(id, saved)) ? done({ ...taken, revision }) : otherRevision;
  });
}
