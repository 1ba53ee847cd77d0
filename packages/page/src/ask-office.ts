import { html, url, type Html } from "./html.ts";
import type { OfficeShown } from "./matter.ts";

const MAIL = /[^\s<>()",;:@]+@[^\s<>()",;:@]+\.[^\s<>()",;:@.]+/u;

/** How to ask the office, as it wrote it; a mail address in it becomes a link. */
export function contactHtml(office: OfficeShown): Html {
  const mail = MAIL.exec(office.contact);
  if (!mail) return html`<bdi>${office.contact || office.name}</bdi>`;
  const before = office.contact.slice(0, mail.index);
  const after = office.contact.slice(mail.index + mail[0].length);
  return html`<bdi>${before}<a href="${url(`mailto:${mail[0]}`)}" dir="ltr">${mail[0]}</a>${after}</bdi>`;
}

/** The fold under every answer. */
export function askOffice(office: OfficeShown): Html {
  return html`<details class="fold">
    <summary>Ask the office</summary>
    <p class="small">
      <strong><bdi>${office.name}</bdi></strong
      ><br />${contactHtml(office)}
    </p>
  </details>`;
}
