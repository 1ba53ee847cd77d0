import { AttachmentKept } from "@chirograph/wire/matrix";
import { Problem as Refusal } from "@chirograph/wire/basics";
import { isUnreachable, Problem, problemOf, UNREACHABLE } from "../../api.ts";
import { type Attachment, attachmentAddress } from "../requests.ts";
import { sizeWords } from "../../size-words.ts";

/** Most bytes of one file; the server refuses more too, after they were sent. */
const MOST = 30_000_000;
const notSent =
  "We cannot reach the server, so this file was not added. Add it again when you are connected.";
const notRead = "Something broke on our side, and this file was not added. Add it again.";

export type Adding = { readonly done: Promise<Attachment>; readonly stop: () => void };

/** Null when the file may be sent; else why not. */
export function troubleWithFile(file: File): string | null {
  if (file.size === 0) return "This file is empty. Choose another one.";
  if (file.size <= MOST) return null;
  return `This file is ${sizeWords(file.size)}; we read up to 30 MB. Add only the pages in question.`;
}

function answerOf(request: XMLHttpRequest): Attachment {
  const answer: unknown = JSON.parse(request.responseText);
  if (request.status === 200) return AttachmentKept.parse(answer);
  const { code, message } = Refusal.parse(answer);
  throw new Problem(code, message, request.status);
}

/**
 * Brings a file to the server and says how much of it is there, from 0 to 1. `fetch` tells nothing of that, so the older way is taken.
 * Fails with a Problem; a stopped one with `unreachable`.
 */
export function addFile(copy: string, file: File, share: (part: number) => void): Adding {
  const request = new XMLHttpRequest();
  const done = new Promise<Attachment>((resolve, reject) => {
    const lost = () => reject(new Problem(UNREACHABLE, notSent, 0));
    request.upload.addEventListener("progress", (event) => share(event.loaded / (event.total || 1)));
    request.addEventListener("error", lost);
    request.addEventListener("abort", lost);
    request.addEventListener("load", () => {
      try {
        resolve(answerOf(request));
      } catch (error) {
        reject(error instanceof Problem ? error : new Problem("broken", notRead, request.status));
      }
    });
  });
  const form = new FormData();
  form.set("file", file);
  request.open("POST", attachmentAddress(copy));
  request.setRequestHeader("accept", "application/json");
  // A page of another origin cannot set this header without asking first.
  request.setRequestHeader("x-chirograph", "1");
  request.send(form);
  return { done, stop: () => request.abort() };
}

/** What to say of a file that was not added. */
export const whyNotAdded = (error: unknown): string =>
  isUnreachable(error) ? notSent : problemOf(error).message;
