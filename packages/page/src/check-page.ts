import { answerHtml } from "./answer.ts";
import { documentText, type Assets } from "./frame.ts";
import { askForm, whereOnPaper } from "./form.ts";
import { html, type Html } from "./html.ts";
import type { Matter, OfficeShown } from "./matter.ts";

const QUESTION = "What is this letter?";

/** `title`: where an answer stands above it, the question is no longer what the page is about. */
function ask(title: Html): Html {
  return html`<div class="wrap top">
    <div class="top__ask">
      ${title}
      <p class="lead">
        Show us a letter that carries our name. We say what it is: in force, replaced, only a draft, changed
        by someone, or unknown to us.
      </p>
      ${askForm()}
    </div>
    ${whereOnPaper()}
  </div>`;
}

/** What the page says above an answer that the server made from what was sent to it. */
export type Sent = { readonly matter: Matter; readonly note: string };

/**
 * The public page. `sent`: an answer to what came without script, or by a square code; the script puts its own answers
 * in the same place.
 */
export function checkPage(office: OfficeShown, assets: Assets, sent: Sent | null = null): string {
  const answered =
    sent &&
    html`<p class="note" id="note">${sent.note}</p>
      ${answerHtml(sent.matter, office, html``, "h1")}`;
  const shown = html`<div class="wrap">
    <p class="vh" role="status" id="said"></p>
    <div id="progress" hidden></div>
    <div id="answer" data-office="${JSON.stringify(office)}">${answered}</div>
  </div>`;
  const main = sent
    ? html`${shown}${ask(html`<h2 class="question">${QUESTION}</h2>`)}`
    : html`${ask(html`<h1 class="question">${QUESTION}</h1>`)}${shown}`;
  return documentText({ title: QUESTION, office, assets, main });
}

/** Before set-up there is no office, no letter and nothing to check. */
export function noOfficePage(assets: Assets): string {
  const main = html`<div class="wrap top">
    <div>
      <h1 class="question">${QUESTION}</h1>
      <p class="lead">
        This office is not set up yet, so no letter can be checked here. If it is yours, open the set-up link
        that was printed where Chirograph was started.
      </p>
    </div>
  </div>`;
  return documentText({ title: QUESTION, office: null, assets, main });
}
