import type { Answer, PublicLetter } from "@chirograph/wire/check";
import { html, url, type Html } from "./html.ts";
import { icon } from "./shapes.ts";
import { day } from "./moments.ts";

type Effect = Answer["effect"];

const EFFECTS: Readonly<Record<NonNullable<Effect>, string>> = {
  binding: "It is binding.",
  "non-binding": "It is not binding: it says what the office asks or intends.",
  informational: "It informs and binds nobody.",
  "decides-nothing": "It decides nothing.",
};

/** What a letter's effect means, as a sentence. */
export function effectSentence(effect: Effect): string {
  return effect === null ? "" : EFFECTS[effect];
}

/** How a released letter stands now: its own words say it, also where an answer has no status (altered). */
export function standing(letter: PublicLetter): "in-force" | "superseded" | "withdrawn" {
  if (letter.until === null) return "in-force";
  return letter.successor === null ? "withdrawn" : "superseded";
}

/** "Our letter has been in force since 4 May 2026.", "We withdrew our letter on 11 May 2026." */
export function standingSentence(letter: PublicLetter): string {
  const until = day(letter.until ?? letter.inForceFrom);
  switch (standing(letter)) {
    case "in-force":
      return `Our letter has been in force since ${day(letter.inForceFrom)}.`;
    case "superseded":
      return `A later letter replaced ours on ${until}.`;
    case "withdrawn":
      return `We withdrew our letter on ${until}.`;
  }
}

/** A reference, always left to right. */
export function reference(text: string): Html {
  return html`<code dir="ltr">${text}</code>`;
}

/** A link to a letter's page, worded by its reference. */
export function letterLink(letter: { readonly reference: string; readonly page: string }): Html {
  return html`<a href="${url(letter.page)}">${reference(letter.reference)}</a>`;
}

/** The first thing to press. */
export function goTo(address: string, words: string): Html {
  return html`<a class="btn btn--go" href="${url(address)}">${words}</a>`;
}

/** The original, to save. */
export function download(letter: PublicLetter, words = "Download the original"): Html {
  return html`<a class="btn" href="${url(letter.file)}" download>${icon("down")}${words}</a>`;
}

/** A letter's public page is what can be passed on: with script the button shares or copies its address. */
export function share(letter: PublicLetter): Html {
  return html`<a class="btn" href="${url(letter.page)}" data-share>${icon("link")}Share this answer</a>`;
}
