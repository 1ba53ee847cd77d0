import { documentText, type Assets } from "./frame.ts";
import { html } from "./html.ts";
import type { OfficeShown } from "./matter.ts";

/** A page with one thing to say: what happened, and what to do. */
export function plainPage(office: OfficeShown | null, assets: Assets, title: string, next: string): string {
  const main = html`<div class="wrap top">
    <div>
      <h1 class="title">${title}</h1>
      <p class="lead">${next}</p>
      <p><a class="btn" href="/">What is this letter?</a></p>
    </div>
  </div>`;
  return documentText({ title, office, assets, main });
}
