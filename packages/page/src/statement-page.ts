import { askOffice } from "./ask-office.ts";
import { documentText, type Assets } from "./frame.ts";
import { html } from "./html.ts";
import type { OfficeShown } from "./matter.ts";
import { day, minute } from "./moments.ts";

/** A released statement's own page: what may be quoted. `at`: when it was released. */
export function statementPage(
  statement: { readonly text: string; readonly at: string },
  office: OfficeShown,
  assets: Assets,
): string {
  const lines = statement.text.split(/\n{2,}/u).map((part) => html`<p dir="auto">${part}</p>`);
  const main = html`<div class="wrap letter">
    <h1>Statement of <bdi>${office.name}</bdi>, ${day(statement.at)}</h1>
    <article class="answer answer--alone" data-verdict="nothing-public" aria-label="Statement">
      <div class="answer__body">
        <section class="statement">
          ${lines}
          <footer>Released ${minute(statement.at)}, by two people of the office. You may quote it.</footer>
        </section>
        <div>${askOffice(office)}</div>
      </div>
    </article>
  </div>`;
  return documentText({ title: `Statement of ${day(statement.at)}`, office, assets, main });
}
