import { html, htmlText } from "@chirograph/page";

function place(): HTMLElement | null {
  return document.getElementById("progress");
}

/** What is being done, and where; a bar only when the share is known. */
export function showProgress(doing: string, share: number | null): void {
  const at = place();
  if (!at) return;
  const percent = share === null ? null : Math.round(share * 100);
  const bar =
    percent === null
      ? null
      : html`<div
          class="progress__bar"
          role="progressbar"
          aria-label="${doing}"
          aria-valuenow="${percent}"
          aria-valuemin="0"
          aria-valuemax="100"
        >
          <i style="--done:${percent}%"></i>
        </div>`;
  at.hidden = false;
  const said = document.getElementById("said");
  if (said && said.textContent !== doing) said.textContent = doing;
  at.innerHTML = htmlText(
    html`<div class="progress">
      <span>${doing}</span>${bar}<span class="quiet">The answer appears here.</span>
    </div>`,
  );
}

/** The answer has arrived, or there is none. */
export function hideProgress(): void {
  const at = place();
  if (at) at.hidden = true;
}
