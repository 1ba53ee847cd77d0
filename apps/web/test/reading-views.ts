import type { ReadingView } from "@chirograph/wire/read-back";
import { sentencesOf } from "@chirograph/find/sentences";
import { id } from "./holder-views.ts";

/** Letters that an invented office asks readers to read back. */

export const READER = "4ea4b0c44ea4b0c44ea4b0c44ea4b0c4";
export const LINK = "Yw3kq9tXb2LmPz7vR4cNs8hJd1fGa6eUo0iWy5uTx-A";
export const CODE = "482913";

const subject = "Berthing of pilot boats, Ness Quay and Orrin Head";
const english = [
  "Varrow Sound Port Authority",
  "Harbour House, Ness Quay",
  subject,
  "1. The inner wall at Ness Quay needs repair after the winter storms. The works run from 1 June to",
  "30 September 2027.",
  "2. In the coming weeks the pilot boats will be withdrawn from Ness Quay. Agents book pilots as",
  "before, by the same telephone number and with two hours’ notice.",
  "3. Pilotage dues do not change.",
  "Odile Brandt",
].join("\n");

const arabicSubject = "رسو زوارق الإرشاد في رصيف نيس ورأس أورين";
const arabicText = [
  "هيئة ميناء خليج فارو",
  arabicSubject,
  "1. يحتاج الجدار الداخلي في رصيف نيس إلى الإصلاح بعد عواصف الشتاء. تمتد الأعمال من 1 يونيو إلى",
  "30 سبتمبر 2027.",
  "2. تُسحب زوارق الإرشاد من رصيف نيس في الأسابيع المقبلة. ويحجز الوكلاء المرشدين كما كانوا يفعلون.",
  "أوديل براندت",
].join("\n");

function sentences(text: string, language: "en" | "ar", of: string): ReadingView["sentences"] {
  return sentencesOf(text, language, of).map((sentence) => ({ ...sentence, page: 1 }));
}

/** As the server answers in the step that it is in; `points` are shown by the stand-in once they may be. */
export function readingOf(more: Partial<ReadingView> = {}): ReadingView {
  return {
    office: "Varrow Sound Port Authority",
    trial: false,
    contact: "pilots@varrowsound.example",
    language: "en",
    letter: { reference: "VSPA/PIL/2027/041", subject, date: "2027-03-31", version: 1 },
    label: "R1",
    reader: "Jonas Wrede",
    step: "read",
    pages: [{ text: english }],
    sentences: sentences(english, "en", subject),
    paraphrase: null,
    points: [
      { id: id(2), text: "Pilotage at Ness Quay ends." },
      { id: id(1), text: "Pilot boats leave Ness Quay." },
      { id: id(3), text: "Pilotage dues rise." },
    ],
    draft: { body: "", revision: 0 },
    ...more,
  };
}

export const arabicReading = (more: Partial<ReadingView> = {}): ReadingView =>
  readingOf({
    office: "هيئة ميناء خليج فارو",
    language: "ar",
    reader: "سامي قادر",
    letter: { reference: "VSPA/PIL/2027/041", subject: arabicSubject, date: "2027-03-31", version: 1 },
    pages: [{ text: arabicText }],
    sentences: sentences(arabicText, "ar", arabicSubject),
    points: [
      { id: id(2), text: "ينتهي الإرشاد في رصيف نيس." },
      { id: id(1), text: "تنتقل زوارق الإرشاد من رصيف نيس." },
    ],
    ...more,
  });
