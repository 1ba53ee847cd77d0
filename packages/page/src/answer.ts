import { askOffice } from "./ask-office.ts";
import { differencesHtml } from "./differences.ts";
import { evidenceHtml } from "./evidence.ts";
import { html, url, type Html, type Shown } from "./html.ts";
import type { Brought, Matter, OfficeShown } from "./matter.ts";
import { minute } from "./moments.ts";
import { say } from "./say.ts";
import type { Check, Saying } from "./saying.ts";
import { seam } from "./seam.ts";
import { shape } from "./shapes.ts";

function yours(brought: Brought): Html {
  return html`<div class="answer__yours">
    <p class="brought">
      <strong><bdi>${brought.name}</bdi></strong>
    </p>
    <p class="label">${brought.detail}</p>
  </div>`;
}

/** The office's own words stand above everything that was computed. */
export function statementHtml(statement: Matter["answer"]["statement"], office: OfficeShown): Html {
  if (statement === null) return html``;
  const lines = statement.text.split(/\n{2,}/u).map((part) => html`<p dir="auto">${part}</p>`);
  return html`<section class="statement" aria-label="Statement of the office">
    ${lines}
    <footer>
      Statement of <bdi>${office.name}</bdi>, <a href="${url(statement.page)}">${minute(statement.at)}</a>.
      Released by two people.
    </footer>
  </section>`;
}

function check(question: string, { says, because, more = null }: Check): Html {
  const wide = more && html` class="checks__wide"`;
  return html`<div${wide}>
    <dt>${question}</dt>
    <dd><strong>${says}</strong>${because}${more}</dd>
  </div>`;
}

/** The three questions, always in this order. */
export function checksHtml(saying: Saying): Html {
  return html`<dl class="checks">
    ${check("Is it ours?", saying.ours)}${check("Is it signed?", saying.signed)}
    ${check("Does it decide anything?", saying.decides)}
  </dl>`;
}

/** The verdict: its shape and word, then the sentence. */
export function headHtml(
  saying: Pick<Saying, "look" | "word" | "next"> & { readonly sentence: Shown },
  level: "h1" | "h2",
): Html {
  const title =
    level === "h1"
      ? html`<h1 id="verdict">${saying.sentence}</h1>`
      : html`<h2 id="verdict">${saying.sentence}</h2>`;
  return html`<div class="answer__head">
    <p class="verdict">${shape(saying.look)}${saying.word}</p>
    ${title}
    <p class="next">${saying.next}</p>
  </div>`;
}

function whatToDo(saying: Saying, level: "h1" | "h2"): Html {
  if (saying.steps.length === 0) return html``;
  const title = level === "h1" ? html`<h2>What to do</h2>` : html`<h3>What to do</h3>`;
  const steps = saying.steps.map((step) => html`<li><span>${step}</span></li>`);
  return html`<section>
    ${title}
    <ol class="steps">
      ${steps}
    </ol>
  </section>`;
}

/**
 * The whole answer. `more`: what the page adds below what to do (the browser: a button that sends the file).
 * Once a page: the seam has fixed ids. `level`: h1 where the answer is what the page is about.
 */
export function answerHtml(
  matter: Matter,
  office: OfficeShown,
  more: Html = html``,
  level: "h1" | "h2" = "h2",
): Html {
  const saying = say(matter);
  return html`<article class="answer" data-verdict="${saying.look}" aria-labelledby="verdict">
    ${yours(matter.brought)}${seam(saying.seam)}${headHtml(saying, level)}
    <div class="answer__body">
      ${statementHtml(matter.answer.statement, office)}
      ${matter.compared ? differencesHtml(matter.compared) : null}
      ${checksHtml(saying)}${whatToDo(saying, level)}${more}
      ${saying.go.length > 0 ? html`<div class="btns">${saying.go}</div>` : null}
      <div>${evidenceHtml(matter)}${askOffice(office)}</div>
    </div>
  </article>`;
}

/** What is said aloud when an answer arrives: the verdict and its sentence. */
export function announcement(matter: Matter): string {
  const { word, sentence } = say(matter);
  return `${word}. ${sentence}`;
}
