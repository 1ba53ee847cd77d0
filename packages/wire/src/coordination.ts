import { z } from "zod";
import { Id, Moment, line, prose } from "./basics.ts";
import { CirculateHolder, Severity, Zone } from "./letter.ts";

const hours = z.array(z.number().int().min(1).max(2_000)).max(6);

/** GET, PUT /api/coordination: the office's rules. */
export const Coordination = z
  .object({
    silentRequired: z.enum(["hold", "show"]),
    objections: z.enum(["hold", "show"]),
    disposeFirst: z.array(Severity).max(4),
    remindBefore: hours,
    remindAfter: hours,
  })
  .meta({ id: "Coordination" });
export type Coordination = z.infer<typeof Coordination>;

/** A holder in a kept list: all that a circulation asks for one. Lists kept before `through` was one of it say nobody. */
const ListedHolder = CirculateHolder.extend({ through: CirculateHolder.shape.through.default(null) });

/** Whether whoever answers through a colleague names one of the list, of the same organisation, who answers for themselves. */
function answersHold(holders: readonly z.infer<typeof ListedHolder>[]): boolean {
  return holders.every(({ through, organisation }) => {
    const spokesman = through === null ? null : holders[through];
    return spokesman === null || (spokesman?.through === null && spokesman.organisation === organisation);
  });
}

/** A list of holders that is kept for the next circulation. GET /api/lists, PUT /api/lists/:list, DELETE /api/lists/:list */
export const DistributionList = z
  .object({
    id: Id,
    name: line(200).refine((name) => name.length > 0, "A list needs a name."),
    holders: z
      .array(ListedHolder)
      .max(500)
      .refine(
        answersHold,
        "Someone answers through a colleague whom the list does not name, or who does not answer for their organisation.",
      ),
  })
  .meta({ id: "DistributionList" });
export type DistributionList = z.infer<typeof DistributionList>;
export const DistributionLists = z
  .object({ lists: z.array(DistributionList) })
  .meta({ id: "DistributionLists" });

/** POST /api/lists/read: what a CSV file says, and which of its lines say nothing that can be used. */
export const CsvRequest = z.object({ csv: z.string().max(1_000_000) });
export const CsvHolder = CirculateHolder.extend({ through: line(200) });
export type CsvHolder = z.infer<typeof CsvHolder>;
export const CsvRead = z
  .object({
    /** `through`: the colleague's name as it stands in the file; "" where a holder answers for themselves. */
    holders: z.array(CsvHolder),
    problems: z.array(z.object({ line: z.number().int(), why: z.string() })),
  })
  .meta({ id: "CsvRead" });

/** POST /api/me/calendar: a new secret address for one's calendar feed; the one before stops working. */
export const CalendarFeed = z.object({ link: z.string() }).meta({ id: "CalendarFeed" });

/** GET /api/mail: mail that came in and was not entered, or whose files were not, newest first, with why. */
export const UnassignedMail = z
  .object({
    mails: z.array(
      z.object({
        id: z.string(),
        at: Moment,
        letter: Id.nullable(),
        from: z.string(),
        subject: z.string(),
        words: z.string(),
        why: z.string(),
        /** Its words stand as a comment or a reply; what is left are files. */
        entered: z.boolean(),
        /** Files that were not entered with its words; 0 where nothing was entered. */
        filesLeft: z.number().int(),
        /** Who put it aside, with a reason that `why` ends with. */
        aside: z.object({ by: z.string(), at: Moment }).nullable(),
        /** Why the viewer may not put it aside; null where they may. */
        refusal: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: "UnassignedMail" });
export type UnassignedMail = z.infer<typeof UnassignedMail>;
/** GET /api/mail/:mail/files: what its sender attached. GET /api/mail/:mail/files/:n, from 1 on: one of them, as it came. */
export const MailFiles = z
  .object({ files: z.array(z.object({ name: z.string(), bytes: z.number().int() })) })
  .meta({ id: "MailFiles" });
/** POST /api/mail/:mail/aside: nobody needs to look at it any more, and why. */
export const AsideRequest = z.object({ reason: prose(500) });

/** POST /api/letters/:letter/circulation/suspense */
export const SuspenseRequest = z.object({ suspense: Moment, zone: Zone, reason: prose(2_000) });
/** POST /api/letters/:letter/circulation/stage */
export const StageRequest = z.object({ stage: z.number().int().min(2) });
/** POST /api/letters/:letter/circulation/recall {reason} */
export const Recalled = z.object({ recalled: z.number().int() }).meta({ id: "Recalled" });
/** POST /api/letters/:letter/circulation/remind: those who are asked and silent; or these copies alone. */
export const RemindRequest = z.object({ copies: z.array(Id).max(500) });
export const Reminded = z.object({ reminded: z.number().int(), withoutAddress: z.number().int() }).meta({
  id: "Reminded",
});
