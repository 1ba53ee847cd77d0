import { html, type Html } from "./html.ts";
import { icon } from "./shapes.ts";

const WITHOUT_SCRIPT =
  "This page’s script is not running. If you press Check, what you chose is sent to the office’s server, answered there and not kept.";
const WITH_SCRIPT =
  "Files are read here, on your device. We receive a fingerprint, never the file, unless you press a separate button to send it.";

/**
 * The one field. As served it is a plain upload and says so; the script takes it over, turns the two sentences round
 * and reads everything on the device.
 */
export function askForm(): Html {
  return html`<form id="check" action="/" method="post" enctype="multipart/form-data">
    <label class="vh" for="q">A file, a picture, the words, a reference or a code</label>
    <div class="ask" id="ask">
      <textarea
        id="q"
        name="words"
        rows="4"
        aria-describedby="sent kept"
        dir="auto"
        placeholder="Drop the file or a picture here, paste the words, or type the reference"
      ></textarea>
      <div class="ask__bar">
        <span class="pick"
          ><input type="file" id="file" name="file" accept="application/pdf,.pdf,image/*" /><label
            class="btn"
            for="file"
            >${icon("file")}Choose a file</label
          ></span
        >
        <span class="pick"
          ><input type="file" id="picture" name="picture" accept="image/*" capture="environment" /><label
            class="btn"
            for="picture"
            >${icon("camera")}Take a picture</label
          ></span
        >
        <button class="btn btn--go">Check</button>
      </div>
    </div>
    <p class="small" id="sent">${WITHOUT_SCRIPT}</p>
    <p class="small" id="kept" hidden>${WITH_SCRIPT} <a href="/how">What we learn from a check</a></p>
  </form>`;
}

const PAPER = html`<svg
  class="where__paper"
  width="104"
  height="146"
  viewBox="0 0 120 168"
  role="img"
  aria-label="A letter with three places marked: the reference at the top, the code and the square code at the foot"
>
  <path d="M.5.5h119v167H.5z" fill="var(--paper, #fff)" stroke="var(--edge, #777)" />
  <path d="M12 12h38M12 17h24" stroke="var(--ink-3, #777)" stroke-width="2" />
  <path
    d="M12 52h70M12 66h96M12 73h96M12 80h88M12 94h96M12 101h92M12 108h60M12 122h96M12 129h40"
    stroke="var(--rule, #ccc)"
    stroke-width="2.5"
  />
  <path d="M74 12h34M12 153.5h62" stroke="var(--link, #148)" stroke-width="4" />
  <path
    d="M92 141h16v16H92zM95 144h4v4h-4zM101 144h4v4h-4zM95 150h4v4h-4zM102 151h2v2h-2z"
    fill="none"
    stroke="var(--link, #148)"
    stroke-width="1.8"
  />
  <g fill="var(--link, #148)" direction="ltr" style="font:650 13px var(--font-text, serif)">
    <text x="62" y="17">1</text>
    <text x="78" y="158">2</text>
    <text x="98" y="136">3</text>
  </g>
</svg>`;

/** Where on a paper its reference, code and square code stand. */
export function whereOnPaper(): Html {
  return html`<section class="where" aria-labelledby="where">
    <h2 id="where">Nothing but paper in your hand?</h2>
    ${PAPER}
    <ol>
      <li>
        <b>1</b><span>Type the <b>reference</b> at the top</span>
      </li>
      <li>
        <b>2</b><span>or the <b>code</b> at the foot, sixteen letters and digits</span>
      </li>
      <li>
        <b>3</b><span>or point the camera at the <b>square code</b>.</span>
      </li>
    </ol>
  </section>`;
}
