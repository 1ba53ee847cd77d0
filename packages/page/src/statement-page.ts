import { askOffice } from "./ask-office.ts";
import { documentText, type Assets } from "./frame.ts";
import { html, type Html } from "./html.ts";
import { letterLink } from "./letter-words.ts";
import type { OfficeShown } from "./matter.ts";
import { day, minute } from "./moments.ts";

type StatementShown = {
  readonly text: string;
  /** When it was released. */
  readonly at: string;
  /** The released letter that it is about; null where it is about a paper or a draft. */
  readonly letter: { readonly reference: string; readonly page: string } | null;
};

/** The letter's own page says what it decides, and by which decisions. */
function about({ letter }: StatementShown): Html {
  if (letter === null) return html``;
  return html`<p class="small">
    It is about our letter ${letterLink(letter)}. Its page says what that letter announces and decides.
  </p>`;
}

/** A released statement's own page: what may be quoted. */
export function statementPage(statement: StatementShown, office: OfficeShown, assets: Assets): string {
  const lines = statement.text.split(/\n{2,}/u).map((part) => html`<p dir="auto">${part}</p>`);
  const main = html`<div class="wrap letter">
    <h1>Statement of <bdi>${office.name}</bdi>, ${day(statement.at)}</h1>
    <article class="answer answer--alone" data-verdict="nothing-public" aria-label="Statement">
      <div class="answer__body">
        <section class="statement">
          ${lines}
          <footer>Released ${minute(statement.at)}, by two people of the office. You may quote it.</footer>
        </section>
        ${about(statement)}
        <div>${askOffice(office)}</div>
      </div>
    </article>
  </div>`;
  return documentText({ title: `Statement of ${day(statement.at)}`, office, assets, main });
}
