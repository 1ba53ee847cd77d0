import "./public.css";
import { shareOnPress } from "./share.ts";

// This file is the first load: everything that reads or compares comes when something is brought.

/** What the reader brought, as the page's events give it. */
type Given = File | string;

const byId = (id: string): HTMLElement | null => document.getElementById(id);

async function check(given: Given): Promise<void> {
  const { answerTo } = await import("./answer-to.ts");
  await answerTo(given);
}

function begin(given: Given): void {
  check(given).catch((fault: unknown) => {
    console.error(fault);
    const progress = byId("progress");
    if (!progress) return;
    progress.hidden = false;
    progress.textContent =
      "We could not check this: a part of this page did not arrive. This says nothing about the letter. Load the page again and repeat it.";
  });
}

function fromInputs(): void {
  for (const id of ["file", "picture"]) {
    const input = byId(id);
    if (!(input instanceof HTMLInputElement)) continue;
    // The same file chosen again is a question again.
    input.addEventListener("click", () => (input.value = ""));
    input.addEventListener("change", () => {
      const file = input.files?.[0];
      if (file) begin(file);
    });
    // Chosen before this script ran, on a slow line or after going back.
    const early = input.files?.[0];
    if (early) begin(early);
  }
}

function fromField(form: HTMLFormElement, field: HTMLTextAreaElement): void {
  form.addEventListener("submit", (event) => {
    // The one button that sends is named; this one never does while the script runs.
    if (event.submitter?.dataset["send"] !== undefined) return;
    event.preventDefault();
    const file = ["file", "picture"]
      .map((id) => byId(id))
      .map((input) => (input instanceof HTMLInputElement ? input.files?.[0] : undefined))
      .find((chosen) => chosen !== undefined);
    if (field.value.trim() !== "") begin(field.value);
    else if (file) begin(file);
    else field.focus();
  });
  field.addEventListener("paste", (event) => {
    const file = event.clipboardData?.files[0];
    if (!file) return;
    event.preventDefault();
    begin(file);
  });
}

function hasFile(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

/** The whole page takes the drop. */
function fromDrop(ask: HTMLElement): void {
  const over = (on: boolean): void => {
    if (on) ask.dataset["over"] = "true";
    else delete ask.dataset["over"];
  };
  document.addEventListener("dragover", (event) => {
    if (!hasFile(event)) return;
    event.preventDefault();
    over(true);
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) over(false);
  });
  document.addEventListener("drop", (event) => {
    over(false);
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    begin(file);
  });
}

function enhance(): void {
  shareOnPress(document);
  const form = byId("check");
  const field = byId("q");
  const ask = byId("ask");
  if (!(form instanceof HTMLFormElement) || !(field instanceof HTMLTextAreaElement) || !ask) return;
  // What answers is fetched as soon as someone turns to the field, so that it is here when they let go.
  form.addEventListener("focusin", () => void import("./answer-to.ts").catch(() => undefined), {
    once: true,
  });
  fromInputs();
  fromField(form, field);
  fromDrop(ask);
  // Only now is it true that files stay here: the page said otherwise until this line.
  byId("sent")?.setAttribute("hidden", "");
  byId("kept")?.removeAttribute("hidden");
  document.documentElement.dataset["reads"] = "here";
}

enhance();
