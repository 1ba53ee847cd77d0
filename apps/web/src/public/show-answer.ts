import { announcement, answerHtml, html, htmlText, type Matter, type OfficeShown } from "@chirograph/page";
import { hideProgress } from "./progress.ts";

function office(at: HTMLElement): OfficeShown {
  return JSON.parse(at.dataset["office"] ?? "") as OfficeShown;
}

/** The named second button: only this sends content, and it says so. */
const SEND = html`<section class="send">
  <h3>Let the office’s server try</h3>
  <p class="small">
    This sends the whole file to the office, a copy’s own marks too. It is read there, answered and not kept.
  </p>
  <div class="btns">
    <button class="btn" type="submit" form="check" data-send>Send it to the office</button>
  </div>
</section>`;

/** Puts the file into the form, wherever it came from: dropped and pasted files are in no field yet. */
function putIntoForm(file: File): boolean {
  const input = document.getElementById("file");
  if (!(input instanceof HTMLInputElement)) return false;
  const carrier = new DataTransfer();
  carrier.items.add(file);
  input.files = carrier.files;
  const field = document.getElementById("q");
  if (field instanceof HTMLTextAreaElement) field.value = "";
  return true;
}

/** `unread`: a file that could not be read here and may be sent. */
export function showAnswer(matter: Matter, unread: File | null): void {
  const at = document.getElementById("answer");
  const said = document.getElementById("said");
  if (!at) return;
  const send = unread !== null && putIntoForm(unread) ? SEND : html``;
  at.innerHTML = htmlText(answerHtml(matter, office(at), send));
  hideProgress();
  if (said) said.textContent = announcement(matter);
  const { top } = at.getBoundingClientRect();
  // Focus stays where it is; on a phone the answer would otherwise stand below the fold.
  if (top > window.innerHeight * 0.5 || top < 0) at.scrollIntoView({ block: "start" });
}
