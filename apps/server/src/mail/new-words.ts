import { prose } from "./words.ts";

/** How mail programs begin what they quote, in the languages of those who write to us most. */
const ATTRIBUTION =
  /^(?:On |Am |Le |El |Il |Em |Op |Den |Dnia |W dniu |في|بتاريخ).{4,300}(?:wrote|schrieb|a écrit|escribió|ha scritto|escreveu|schreef|skrev|napisał\(?a?\)?|كتب|كتبت).{0,120}:\s*$/u;
const DIVIDER =
  /^\s*(?:-{2,}|_{2,}|—{2,})\s*(?:original message|forwarded message|original appointment|ursprüngliche nachricht|message d'origine|mensaje original|messaggio originale|الرسالة الأصلية)\s*(?:-{2,}|_{2,}|—{2,})?\s*$/iu;
const OUTLOOK_FIRST = /^\s*\*?(?:From|Von|De|Da|Van|Fra|من)\s?:\*?\s*\S/u;
const OUTLOOK_NEXT =
  /^\s*\*?(?:Sent|Date|To|Cc|Subject|Gesendet|Datum|An|Betreff|Envoyé|À|Objet|Enviado|Para|Asunto|Inviato|Oggetto|تم الإرسال|التاريخ|إلى|الموضوع)\s?:\*?/u;
const RULE = /^\s*_{10,}\s*$/;
const PHONE =
  /^\s*(?:Sent from my |Sent from Outlook|Get Outlook for |Von meinem \S+ gesendet|Envoyé de mon |أُ?رسلت من )/iu;

function isAttribution(lines: readonly string[], at: number): boolean {
  // Programs break a long one over two or three lines.
  return [1, 2, 3].some((count) =>
    ATTRIBUTION.test(
      lines
        .slice(at, at + count)
        .join(" ")
        .trim(),
    ),
  );
}

/** The headers of the mail before, as Outlook writes them out: From, then at least two more within five lines. */
function isOutlookHead(lines: readonly string[], at: number): boolean {
  if (!OUTLOOK_FIRST.test(lines[at] ?? "")) return false;
  return lines.slice(at + 1, at + 6).filter((line) => OUTLOOK_NEXT.test(line)).length >= 2;
}

function isQuote(line: string): boolean {
  return /^\s{0,3}>/.test(line);
}

/** Whether nothing of the sender's stands from here to the end: only what they quote. */
function restIsQuote(lines: readonly string[], from: number): boolean {
  return lines.slice(from).every((line) => isQuote(line) || line.trim() === "");
}

function endOf(lines: readonly string[]): number {
  const at = lines.findIndex(
    (line, i) =>
      DIVIDER.test(line) ||
      isOutlookHead(lines, i) ||
      (RULE.test(line) && isOutlookHead(lines, i + 1)) ||
      // Answers between the quoted lines stand after the first attribution: only a quote to the end is cut off.
      (isAttribution(lines, i) && (restIsQuote(lines, i + 3) || !lines.some(isQuote))) ||
      line === "-- " ||
      line === "--" ||
      PHONE.test(line),
  );
  return at < 0 ? lines.length : at;
}

/**
 * The sender's new words in the plain text of a reply: without quoted lines, the line that announces them, what a program
 * repeats of the mail before, and the signature. What is cut off stays in the original.
 */
export function newWords(text: string, most: number): string {
  const lines = text
    .slice(0, most * 4)
    .split(/\r\n?|\n/)
    .slice(0, 5_000);
  const own = lines
    .slice(0, endOf(lines))
    .filter(
      (line, i, kept) =>
        !isQuote(line) && !(isAttribution(kept, i) && kept.slice(i + 1, i + 5).some(isQuote)),
    );
  return prose(own.join("\n"), most);
}
