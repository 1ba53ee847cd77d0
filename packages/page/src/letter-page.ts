import type { PublicLetter } from "@chirograph/wire/check";
import { checksHtml, headHtml, statementHtml } from "./answer.ts";
import { askOffice } from "./ask-office.ts";
import { documentText, type Assets } from "./frame.ts";
import { html, url, type Html } from "./html.ts";
import { effectSentence, goTo, letterLink, reference } from "./letter-words.ts";
import type { Matter, OfficeShown } from "./matter.ts";
import { day, minute, second } from "./moments.ts";
import { say } from "./say.ts";
import { icon } from "./shapes.ts";

function history(letter: PublicLetter): Html {
  const rows = [
    letter.replaces &&
      html`<dt>Replaces</dt>
        <dd>${letterLink(letter.replaces)}</dd>`,
    html`<dt>In force from</dt>
      <dd>${minute(letter.inForceFrom)}</dd>`,
    letter.until &&
      html`<dt>Until</dt>
        <dd>${minute(letter.until)}</dd>`,
    letter.successor &&
      html`<dt>Replaced by</dt>
        <dd>${letterLink(letter.successor)}</dd>`,
    letter.reason &&
      html`<dt>Reason given</dt>
        <dd><bdi>${letter.reason}</bdi></dd>`,
  ];
  return html`<section>
    <h2>History</h2>
    <dl class="pairs">${rows.filter((row) => row !== null)}</dl>
  </section>`;
}

function checkIt(letter: PublicLetter): Html {
  return html`<section>
    <h2>Is yours this letter?</h2>
    <ol class="steps">
      <li>
        <span
          >Have the file? <a href="/">Drop it on our page</a>: it is read on your device, and compared with
          this one byte for byte.</span
        >
      </li>
      <li>
        <span
          >Without us: the SHA-256 of the original is <code class="hash" dir="ltr">${letter.sha256}</code>,
          and its seal is by <a href="/certificate">our signing certificate</a>.</span
        >
      </li>
      <li><span>Have paper only? Read it beside the original, figures and dates first.</span></li>
    </ol>
  </section>`;
}

function buttons(letter: PublicLetter): Html {
  const later = letter.successor;
  const original = html`<a class="btn ${later ? "" : "btn--go"}" href="${url(letter.file)}"
    >Read the original</a
  >`;
  return html`<div class="btns">
    ${later ? goTo(later.page, "Read the letter that replaced it") : null}${original}
    <a class="btn" href="${url(letter.file)}" download>${icon("down")}Download it</a>
    <a class="btn" href="${url(letter.page)}" data-share>${icon("link")}Share this page</a>
  </div>`;
}

/** A released letter's own page: how it stands, what the office says of it, its original, what it replaced. */
export function letterPage(
  matter: Matter,
  letter: PublicLetter,
  office: OfficeShown,
  assets: Assets,
): string {
  const saying = say(matter);
  const main = html`<div class="wrap letter">
    <p class="lead letter__name">
      ${reference(letter.reference)}, ${day(letter.date)}<br /><strong dir="auto">${letter.subject}</strong>
    </p>
    <article class="answer answer--alone" data-verdict="${saying.look}" aria-labelledby="verdict">
      ${headHtml(saying, "h1")}
      <div class="answer__body">
        ${statementHtml(matter.answer.statement, office)}
        ${checksHtml({ ...saying, ours: { says: "Yes", because: "Released by the office. The original is here." } })}
        ${buttons(letter)} ${history(letter)}${checkIt(letter)}
        <p class="label">As of ${second(matter.answer.asOf)}</p>
        <div>${askOffice(office)}</div>
      </div>
    </article>
    <p class="vh" role="status" id="said"></p>
  </div>`;
  const title = `${letter.reference}: ${saying.word}. ${effectSentence(matter.answer.effect)}`;
  return documentText({ title, office, assets, main });
}
