import type { PublicDecision } from "@chirograph/wire/decision";
import { authority, decisionState, type DecisionState } from "./announces.ts";
import { headHtml } from "./answer.ts";
import { askOffice } from "./ask-office.ts";
import { documentText, type Assets } from "./frame.ts";
import { html, url, type Html, type Shown } from "./html.ts";
import { effectSentence, goTo, letterLink, reference } from "./letter-words.ts";
import type { OfficeShown } from "./matter.ts";
import { day, minute, second } from "./moments.ts";
import { icon, type Look } from "./shapes.ts";

type Paged = { readonly reference: string; readonly page: string };

/** A public decision with what its page says besides. `signedText`: null where that would name an internal decision. */
export type DecisionShown = {
  readonly decision: PublicDecision;
  readonly supersedes: Paged | null;
  readonly enteredAt: string;
  readonly sha256: string;
  readonly signedText: string | null;
  readonly letters: readonly (Paged & { readonly subject: string; readonly status: string })[];
  readonly asOf: string;
};

const LOOKS: Readonly<Record<DecisionState, { readonly look: Look; readonly word: string }>> = {
  "to-come": { look: "in-force", word: "Stands, not yet valid" },
  standing: { look: "in-force", word: "Stands" },
  over: { look: "nothing-public", word: "Over" },
  superseded: { look: "superseded", word: "Superseded" },
  revoked: { look: "withdrawn", word: "Revoked" },
};

/** The sentence of the page; an authority's name may be in any script. */
function sentence(decision: PublicDecision, state: DecisionState): Shown {
  const by = authority(decision);
  switch (state) {
    case "to-come":
      return html`This is a decision of ${by}. It holds from ${day(decision.validFrom)}.`;
    case "standing":
      return html`This is a decision of ${by}, and it stands.`;
    case "over":
      return html`This was a decision of ${by}. It held until ${day(decision.validUntil ?? "")}.`;
    case "superseded":
      return html`This was a decision of ${by}. A later one has replaced it.`;
    case "revoked":
      return html`This was a decision of ${by}. It was revoked on ${day(decision.endedAt ?? "")}.`;
  }
}

function next(decision: PublicDecision, state: DecisionState): Shown {
  const { successor, validUntil } = decision;
  switch (state) {
    case "to-come":
    case "standing": {
      const until = validUntil === null ? "No end was set." : `It holds until ${day(validUntil)}.`;
      return `${effectSentence(decision.effect)} ${until}`;
    }
    case "superseded":
      return successor
        ? html`Read the decision that replaced it: ${letterLink(successor)}.`
        : "What replaced it is not public. Ask us.";
    case "over":
    case "revoked":
      return "Do not rely on it. Ask us what holds instead.";
  }
}

type Pair = readonly [term: string, said: Shown];

function facts({ decision, supersedes }: DecisionShown): Html {
  const { successor, status, endedAt } = decision;
  const pairs: readonly (Pair | null)[] = [
    ["Decided by", html`<bdi>${decision.authority}</bdi>`],
    ["Decided on", day(decision.decidedOn)],
    ["Effect", effectSentence(decision.effect)],
    ["Valid from", day(decision.validFrom)],
    ["Valid until", decision.validUntil === null ? "No end was set" : day(decision.validUntil)],
    supersedes && ["Replaces", letterLink(supersedes)],
    successor && ["Replaced by", letterLink(successor)],
    status === "superseded" && endedAt !== null ? ["Replaced", minute(endedAt)] : null,
    status === "revoked" && endedAt !== null ? ["Revoked", minute(endedAt)] : null,
  ];
  const rows = pairs.map(
    (pair) =>
      pair &&
      html`<dt>${pair[0]}</dt>
        <dd>${pair[1]}</dd>`,
  );
  return html`<dl class="pairs">${rows}</dl>`;
}

const STATUS: Readonly<Record<string, string>> = {
  "in-force": "in force",
  superseded: "superseded",
  withdrawn: "withdrawn",
};

function letters({ letters: all }: DecisionShown): Html {
  const rows = all.map(
    (letter) =>
      html`<li>
        ${letterLink(letter)} <bdi>${letter.subject}</bdi>
        <span class="quiet">(${STATUS[letter.status] ?? letter.status})</span>
      </li>`,
  );
  const list = html`<ul class="plain">
    ${rows}
  </ul>`;
  return html`<section>
    <h2>Letters that announce it</h2>
    ${all.length === 0 ? html`<p class="small">We have released no letter that announces it.</p>` : list}
  </section>`;
}

/** What was signed, so that the hash can be worked out again. */
function signed({ sha256, signedText, enteredAt }: DecisionShown): Html {
  const text =
    signedText === null
      ? html`<p class="small">
          The signed text also names the decision that this one replaced, which is not public. So the text
          cannot be shown here, nor its SHA-256 be worked out from this page.
        </p>`
      : html`<details class="fold">
          <summary>The text that was signed</summary>
          <p class="small">Its SHA-256, in UTF-8, is the one above (JSON in the order of RFC 8785).</p>
          <p><code class="hash" dir="ltr">${signedText}</code></p>
        </details>`;
  return html`<section>
    <h2>It was signed</h2>
    <p class="small">
      It was signed with a passkey of the office over exactly these words, and entered into the office’s
      record ${minute(enteredAt)}. Since then nobody can change it: it can only be replaced or revoked. The
      SHA-256 of its text is <code class="hash" dir="ltr">${sha256}</code>.
    </p>
    ${text}
  </section>`;
}

/** A public decision's own page: what was decided, by whom, whether it stands, and which letters announce it. */
export function decisionPage(shown: DecisionShown, office: OfficeShown, assets: Assets): string {
  const { decision, asOf } = shown;
  const state = decisionState(decision, asOf);
  const { look, word } = LOOKS[state];
  const head = { look, word, sentence: sentence(decision, state), next: next(decision, state) };
  const lines = decision.what.split(/\n{2,}/u).map((part) => html`<p dir="auto">${part}</p>`);
  const { successor } = decision;
  const main = html`<div class="wrap letter">
    <p class="lead letter__name">Decision ${reference(decision.reference)}, ${day(decision.decidedOn)}</p>
    <article class="answer answer--alone" data-verdict="${look}" aria-labelledby="verdict">
      ${headHtml(head, "h1")}
      <div class="answer__body">
        <section class="statement" aria-label="What was decided">${lines}</section>
        ${facts(shown)}
        <div class="btns">
          ${successor ? goTo(successor.page, "Read the decision that replaced it") : null}
          <a class="btn" href="${url(decision.page)}" data-share>${icon("link")}Share this page</a>
        </div>
        ${letters(shown)}${signed(shown)}
        <p class="label">As of ${second(asOf)}</p>
        <div>${askOffice(office)}</div>
      </div>
    </article>
    <p class="vh" role="status" id="said"></p>
  </div>`;
  return documentText({ title: `Decision ${decision.reference}: ${word}`, office, assets, main });
}
