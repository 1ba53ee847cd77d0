import type { LetterText, Office, Person } from "@chirograph/core";

/** A new letter's text: what the office's settings and the author give, and room for the rest. */
export function blankText(office: Office, author: Person, reference: string, now: string): LetterText {
  const settings = office.status === "empty" ? null : office.settings;
  return {
    language: "en",
    letterhead: { office: settings?.name ?? "", lines: settings?.letterhead ?? [] },
    reference,
    date: now.slice(0, 10),
    from: author.title || author.name,
    through: [],
    to: [],
    subject: "",
    paragraphs: [{ level: 1, text: "" }],
    signature: { name: author.name, title: author.title },
    enclosures: [],
    distribution: [],
    effect: "informational",
    basis: null,
    handling: "",
  };
}

/** What changed between versions is shown over this form of a text: one line for each part that a reader sees. */
export function plainText(text: LetterText): string {
  const list = (name: string, items: readonly string[]) =>
    items.length > 0 ? [`${name}: ${items.join("; ")}`] : [];
  const numbered = text.paragraphs.map((paragraph) => `${"  ".repeat(paragraph.level - 1)}${paragraph.text}`);
  return [
    ...(text.handling ? [text.handling] : []),
    `Reference: ${text.reference}`,
    `Date: ${text.date}`,
    `From: ${text.from}`,
    ...list("Through", text.through),
    ...list("To", text.to),
    ...(text.basis
      ? [`${text.basis.kind === "authority" ? "Authority" : "Your letter"}: ${text.basis.reference}`]
      : []),
    `Subject: ${text.subject}`,
    "",
    ...numbered.flatMap((paragraph) => [paragraph, ""]),
    ...[text.signature.name, text.signature.title].filter(Boolean),
    ...list(
      "Enclosures",
      text.enclosures.map((one) => one.title),
    ),
    ...list("Distribution", text.distribution),
    `Effect: ${text.effect}`,
  ].join("\n");
}

/** The words of a version for the comparison: its own text where it was typeset here, else what its file holds. */
export function versionWords(version: {
  readonly text: LetterText | null;
  readonly pages: readonly { readonly text: string }[];
}): string {
  return version.text ? plainText(version.text) : version.pages.map((page) => page.text).join("\n\n");
}
