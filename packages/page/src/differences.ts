import type { Difference, DifferenceKind } from "@chirograph/find";
import { counted } from "./counts.ts";
import { html, type Html } from "./html.ts";
import type { Compared } from "./matter.ts";
import { paragraphAt, passages, type Piece } from "./passages.ts";

const KINDS: Readonly<Record<DifferenceKind, string>> = {
  date: "Date",
  figure: "Figure",
  name: "Name",
  reference: "Reference",
  words: "Words",
};
const MOST_ROWS = 40;

type Side = "theirs" | "ours";

function marked(text: string, side: Side): Html {
  const spoken = side === "theirs" ? "Not in our letter: " : "In our letter: ";
  return html`<mark class="${side}"><span class="vh">${spoken}</span><bdi>${text}</bdi></mark>`;
}

/** A figure or a date says little alone: one word before and one after, "the 14 pilot". */
function cell({ comparison: _, ...texts }: Compared, difference: Difference, side: Side): Html {
  const text = difference[side];
  if (text === "") return html`<span class="quiet">nothing here</span>`;
  if (difference.kind === "reference") return html`<code>${marked(text, side)}</code>`;
  if (difference.kind !== "figure" && difference.kind !== "date") return marked(text, side);
  const { start, end } = side === "ours" ? difference.oursAt : difference.theirsAt;
  const before = /\S{1,24}[^\S\n]+$/u.exec(texts[side].slice(Math.max(0, start - 32), start))?.[0] ?? "";
  const after = /^[^\S\n]+\S{1,24}/u.exec(texts[side].slice(end, end + 32))?.[0] ?? "";
  return html`${before}${marked(text, side)}${after}`;
}

function row(difference: Difference, compared: Compared): Html {
  const { kind } = difference;
  const where = paragraphAt(compared.ours, difference.oursAt.start);
  const doubt = difference.slight ? html`<small>perhaps misread</small>` : null;
  return html`<tr>
    <th scope="row">${KINDS[kind]}${where ? html`<small>${where}</small>` : null}${doubt}</th>
    <td data-col="In yours">${cell(compared, difference, "theirs")}</td>
    <td data-col="In our letter">${cell(compared, difference, "ours")}</td>
  </tr>`;
}

function table(compared: Compared): Html {
  const { differences } = compared.comparison;
  const rest = differences.length - MOST_ROWS;
  return html`<table class="diff">
      <caption class="vh">
        Differences: figures, dates, names and references first
      </caption>
      <thead>
        <tr>
          <th scope="col">What differs</th>
          <th scope="col">In yours</th>
          <th scope="col">In our letter</th>
        </tr>
      </thead>
      <tbody>
        ${differences.slice(0, MOST_ROWS).map((one) => row(one, compared))}
      </tbody>
    </table>
    ${rest > 0 ? html`<p class="small">And ${counted(rest, "more place", "more places")}.</p>` : null}`;
}

function passage(parts: readonly Piece[], side: Side): Html {
  return html`<p dir="auto">${parts.map((part) => (part.mark ? marked(part.text, side) : part.text))}</p>`;
}

/** What differs: a table first, then both wordings side by side. Nothing is struck out, for a figure must stay readable. */
export function differencesHtml(compared: Compared): Html {
  if (compared.comparison.differences.length === 0) return html``;
  const both = passages(compared).map(
    (one) =>
      html`<div class="sides">
        <figure>
          <figcaption>Yours</figcaption>
          ${passage(one.theirs, "theirs")}
        </figure>
        <figure>
          <figcaption>Our letter</figcaption>
          ${passage(one.ours, "ours")}
        </figure>
      </div>`,
  );
  return html`${table(compared)}
    <div class="passages">${both}</div>`;
}
