import { documentText, type Assets } from "./frame.ts";
import { html, type Html } from "./html.ts";
import type { OfficeShown } from "./matter.ts";

type Row = readonly [what: string, leaves: string, learn: string];

const LEAVES: readonly Row[] = [
  [
    "A file, first",
    "The first 3 of the 64 digits of its SHA-256.",
    "That someone asked about one of 4,096 groups of files. The comparison is made on your device.",
  ],
  [
    "A file that no released one equals, or pasted words",
    "Numbers made from its words: the same for every copy of a version, and without the words, the name of the file or its hash.",
    "Whether those words are ours, and of which letter. Never which copy you hold.",
  ],
  [
    "A square code or a printed code",
    "The code. It names the version, never the copy.",
    "Which version was asked about.",
  ],
  ["A reference", "The reference as you typed it.", "Which reference was asked about."],
  [
    "“Send it to the office”, or this page without script",
    "The file or the words.",
    "All that is in it, a copy’s own marks too. It is read, answered and not kept.",
  ],
];

function learns(): Html {
  const rows = LEAVES.map(
    ([what, leaves, learn]) =>
      html`<tr>
        <th scope="row">${what}</th>
        <td data-col="What leaves your device">${leaves}</td>
        <td data-col="What we could learn">${learn}</td>
      </tr>`,
  );
  return html`<table class="diff how">
    <caption class="vh">
      What leaves your device in a check, and what the office could learn from it
    </caption>
    <thead>
      <tr>
        <th scope="col">You show</th>
        <th scope="col">What leaves your device</th>
        <th scope="col">What we could learn</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

const MEANING = html`<section>
  <h2>What an answer says</h2>
  <p>
    Three things that are easily mixed up, always in this order: whether the paper is ours, whether it is
    signed, and whether it decides anything. A draft can be ours and decide nothing.
  </p>
  <ul class="plain">
    <li>
      In force is said of the exact file we released only. A likeness, a picture or pasted words are at most
      words of ours.
    </li>
    <li>
      Nothing public says nothing about papers that we have not released, and it never says that a paper is
      not ours.
    </li>
    <li>
      Not ours is said only where two people of the office have released a statement about that very paper.
    </li>
    <li>Could not check says nothing about the letter.</li>
  </ul>
</section>`;

const WITHOUT_US = html`<section>
  <h2>Check it without us</h2>
  <p>
    Each released letter has a page with the SHA-256 of its original. The original carries our seal (PAdES)
    over every byte; <a href="/certificate">our signing certificate</a> is here to compare. A reader of PDFs
    may call that certificate unknown: that says only that no one else vouches for it.
  </p>
</section>`;

/** How checks work and what the office learns from one. */
export function howPage(office: OfficeShown, assets: Assets): string {
  const main = html`<div class="wrap how-page stack">
    <h1>How we check, and what we learn from it</h1>
    <p class="lead">
      We want to know as little as we can about who asks, and about which paper. So your device does the
      reading.
    </p>
    ${learns()}
    <p>
      We write down one thing: how many checks of each kind there were on a day. No addresses, no files, no
      words. To hold off machines that ask without end, the number of questions from an address is counted in
      memory for a minute.
    </p>
    ${MEANING}${WITHOUT_US}
  </div>`;
  return documentText({ title: "How we check", office, assets, main });
}
