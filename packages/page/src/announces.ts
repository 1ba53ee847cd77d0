import type { PublicLetter } from "@chirograph/wire/check";
import type { PublicDecision } from "@chirograph/wire/decision";
import { html, type Html, type Shown } from "./html.ts";
import { letterLink } from "./letter-words.ts";
import { day } from "./moments.ts";

export type DecisionState = "to-come" | "standing" | "over" | "superseded" | "revoked";

/** How a decision stands on the day of a moment (UTC): its last day still counts. */
export function decisionState(decision: PublicDecision, asOf: string): DecisionState {
  if (decision.status !== "standing") return decision.status;
  const today = asOf.slice(0, 10);
  if (decision.validUntil !== null && today > decision.validUntil) return "over";
  return today < decision.validFrom ? "to-come" : "standing";
}

/** An authority's name inside a sentence: "the Harbour Board". */
export function authority({ authority: name }: PublicDecision): Html {
  return html`<bdi>${name.replace(/^The (?=\S)/u, "the ")}</bdi>`;
}

/** What became of a decision, as a sentence or two. */
export function became(decision: PublicDecision, asOf: string): Shown {
  const { successor, validFrom, validUntil } = decision;
  const ended = day(decision.endedAt ?? asOf);
  switch (decisionState(decision, asOf)) {
    case "to-come":
      return `It holds from ${day(validFrom)}.`;
    case "standing":
      return validUntil === null ? "It stands." : `It stands, and holds until ${day(validUntil)}.`;
    case "over":
      return html`<b>It held until ${day(validUntil ?? asOf)} and is over.</b>`;
    case "superseded":
      return successor
        ? html`<b>A later decision, ${letterLink(successor)}, replaced it on ${ended}.</b>`
        : html`<b>A later decision replaced it on ${ended}.</b>`;
    case "revoked":
      return html`<b>It was revoked on ${ended}.</b>`;
  }
}

function basis(decision: PublicDecision | null, asOf: string): Html {
  if (decision === null) return html`It rests on a decision that the office has not published.`;
  return html`By decision ${letterLink(decision)} of ${authority(decision)}, ${day(decision.decidedOn)}.
  ${became(decision, asOf)}`;
}

/** Whether a public decision behind a letter was revoked or superseded, or is over. */
export function lostGround({ announces }: PublicLetter, asOf: string): boolean {
  return announces.some(({ decision }) => {
    const state = decision && decisionState(decision, asOf);
    return state === "over" || state === "superseded" || state === "revoked";
  });
}

/** What a released letter announces, each with its decision and what became of that. `lead`: "It announces:". */
export function announcesHtml({ announces }: PublicLetter, asOf: string, lead: string): Html | null {
  if (announces.length === 0) return null;
  const items = announces.map(
    ({ text, decision }) =>
      html`<li>
        <span dir="auto">${text}</span>
        <small>${basis(decision, asOf)}</small>
      </li>`,
  );
  return html`<p>${lead}</p>
    <ul class="announces">
      ${items}
    </ul>`;
}
