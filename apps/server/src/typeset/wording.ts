import type { Effect, LetterText } from "@chirograph/core/text";

/** A calendar day; month from 1. */
export type Day = { readonly year: number; readonly month: number; readonly day: number };

/** The fixed words of a letter's page in one language. */
type Wording = {
  readonly from: string;
  readonly through: string;
  readonly to: string;
  readonly basis: { readonly "incoming-letter": string; readonly authority: string };
  readonly enclosures: string;
  readonly distribution: string;
  readonly effect: Readonly<Record<Effect, string>>;
  readonly pageOf: string;
  readonly months: readonly string[];
};

const ENGLISH: Wording = {
  from: "From",
  through: "Through",
  to: "To",
  basis: { "incoming-letter": "Your letter", authority: "Authority" },
  enclosures: "Enclosures",
  distribution: "Distribution",
  effect: {
    binding: "Binding once signed and released.",
    "non-binding": "Not binding.",
    informational: "This letter is for information.",
  },
  pageOf: "Page {page} of {pages}",
  months: "January February March April May June July August September October November December".split(" "),
};

const ARABIC: Wording = {
  from: "من",
  through: "بواسطة",
  to: "إلى",
  basis: { "incoming-letter": "رسالتكم", authority: "السند" },
  enclosures: "المرفقات",
  distribution: "التوزيع",
  effect: {
    binding: "ملزمة بعد توقيعها وإصدارها.",
    "non-binding": "غير ملزمة.",
    informational: "هذه الرسالة للعلم.",
  },
  pageOf: "صفحة {page} من {pages}",
  months: "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split(" "),
};

/** The fixed words for a letter's language. */
export function wordingOf(language: LetterText["language"]): Wording {
  return language === "ar" ? ARABIC : ENGLISH;
}

/** "22 November 2026". Own month names, not Intl: another ICU would change the bytes of the PDF. */
export function writtenDate(day: Day, language: LetterText["language"]): string {
  return `${day.day} ${wordingOf(language).months[day.month - 1]} ${day.year}`;
}

/** The day of an ISO 8601 date ("2026-11-22"), or null when there is no such day from 1900 to 2199. */
export function parseDay(date: string): Day | null {
  const match = /^(19\d\d|2[01]\d\d)-(\d\d)-(\d\d)$/.exec(date);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const real = new Date(Date.UTC(year, month - 1, day));
  return real.getUTCMonth() === month - 1 && real.getUTCDate() === day ? { year, month, day } : null;
}
