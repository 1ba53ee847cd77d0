import { contactHtml } from "./ask-office.ts";
import { html, htmlText, url, type Html } from "./html.ts";
import type { OfficeShown } from "./matter.ts";
import { wordmark } from "./wordmark.ts";

/** Addresses of the script, styles and preloaded fonts of a page; without them it is read as plain HTML. */
export type Assets = {
  readonly script: string | null;
  readonly styles: readonly string[];
  readonly fonts: readonly string[];
};

export type Page = {
  readonly title: string;
  readonly office: OfficeShown | null;
  readonly assets: Assets;
  readonly main: Html;
};

const FROM_HERE = /^http:\/\/(?:localhost|127\.|\[::1\])/u;

function links({ script, styles, fonts }: Assets): Html {
  return html`${fonts.map((font) => html`<link rel="preload" as="font" type="font/woff2" crossorigin href="${url(font)}" />`)}
  ${styles.map((style) => html`<link rel="stylesheet" href="${url(style)}" />`)}
  ${script === null ? null : html`<script type="module" src="${url(script)}"></script>`}`;
}

function mast(office: OfficeShown | null): Html {
  if (office === null) return html``;
  const where = FROM_HERE.test(office.publicAddress) ? "on one machine" : "";
  const trial = html`<p class="mast__end"><strong>A trial ${where}: its letters bind nobody.</strong></p>`;
  return html`<header class="mast">
    <div class="wrap">
      <a class="mast__office" href="/"
        ><bdi>${office.name}</bdi><br /><span class="quiet mast__what">Letters</span></a
      >
      ${office.trial ? trial : null}
    </div>
  </header>`;
}

function foot(office: OfficeShown | null): Html {
  const ours = html`<ul>
    <li><a href="/how">How we check, and what we learn from it</a></li>
    <li><a href="/certificate">Our signing certificate</a></li>
    ${office ? html`<li>Ask us: ${contactHtml(office)}</li>` : null}
  </ul>`;
  return html`<footer class="foot">
    <div class="wrap">${office ? ours : null}<span class="brand">${wordmark}</span></div>
  </footer>`;
}

/** A whole document. */
export function documentText({ title, office, assets, main }: Page): string {
  const body = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <title>${title.replace(/\.$/, "")}${office ? `. ${office.name}` : ""}</title>
        ${links(assets)}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the page</a>
        ${mast(office)}
        <main id="main">${main}</main>
        ${foot(office)}
      </body>
    </html>`;
  return htmlText(body);
}
