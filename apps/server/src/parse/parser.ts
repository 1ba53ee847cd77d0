import { stampBoxes } from "@chirograph/marks";
import { firstLook, LIMITS, type Refusal } from "@chirograph/read";
import { firstLookAtSheet } from "../sheet/first-look.ts";
import { refuseSheet, type SheetRefusal } from "../sheet/refusal.ts";
import type { Envelope } from "../acts/mail/mail-port.ts";
import type { MailRefusal } from "../acts/mail/read-mail.ts";
import { firstLookAtMail, refuseMail } from "../mail/mail-refusal.ts";
import type { DnsAnswers } from "../mail/read-origin.ts";
import { fromWire, type Answers, type CopyMark, type Question } from "./question.ts";
import { memoryIsGuarded, TIME_MS } from "./spawn-child.ts";
import { startWorker, type Worker } from "./worker.ts";

/** Reads strangers' PDFs and spreadsheets in child processes of its own. Every refusal carries a sentence for the person whose file it is. */
export type Parser = {
  /** The words of a PDF; `signed` is a flag, what it means is the caller's business. */
  read(bytes: Uint8Array): Promise<Answers["read"]>;
  /** A page (counted from 0) as a PNG at pxPerPt pixels a point. */
  render(bytes: Uint8Array, page: number, pxPerPt: number): Promise<Answers["render"]>;
  /** The template that all copies of a version are made from, tried out on a copy. Throws an Error with a code where the mark is malformed. */
  template(bytes: Uint8Array, mark: CopyMark): Promise<Answers["template"]>;
  /** The dispositions and responses of a comment resolution matrix (.xlsx), every filled row with what became of it. */
  matrix(bytes: Uint8Array): Promise<Answers["matrix"]>;
  /** What stands in a mail, its new words among it. */
  mail(bytes: Uint8Array): Promise<Answers["mail"]>;
  /** What SPF, DKIM and DMARC say of a mail, as far as these answers of the domain name system tell. */
  mailOrigin(bytes: Uint8Array, envelope: Envelope, answers: DnsAnswers): Promise<Answers["mailOrigin"]>;
  /** Ends the children; what they were asked is refused. */
  close(): void;
};

/** What the parser says of itself: structured, without a word of any file. */
export type ParserLog = { warn(fields: object, message: string): void };

/** A child that dies this often before it is ready will not start by trying again. */
const STARTS = 3;

/** How many children there are (each reads one file at a time), and how long one file may take. */
export type ParserOptions = {
  readonly log?: ParserLog;
  readonly children?: number;
  readonly timeMs?: number;
};

/** Starts the parsing children; they get ready while the caller goes on. */
export function createParser({ log, children = 2, timeMs = TIME_MS }: ParserOptions = {}): Parser {
  const pool = createPool(children, log);
  if (!memoryIsGuarded()) {
    log?.warn({}, "prlimit is missing: the memory of parsing children is held down by V8 alone");
  }
  async function asked<Ask extends keyof Answers>(
    question: Question & { ask: Ask },
    bytes: Uint8Array,
  ): Promise<Answers[Ask] | Refusal> {
    // All children may have been killed before the file reached one. Only a second death while reading it is the file's doing.
    const deathsLeft = { unread: children, reading: 1 };
    for (;;) {
      const worker = await pool.take();
      const answer = await worker.ask(question, bytes, timeMs);
      pool.giveBack(worker);
      const died = worker.died();
      if (died && deathsLeft[died]-- > 0) continue;
      return "ok" in answer ? answer : fromWire(question.ask, answer);
    }
  }
  const aboutPdf: typeof asked = async (question, bytes) =>
    firstLook(bytes, LIMITS) ?? (await asked(question, bytes));
  return {
    read: (bytes) => aboutPdf({ ask: "read" }, bytes),
    render: (bytes, page, pxPerPt) => aboutPdf({ ask: "render", page, pxPerPt }, bytes),
    template: async (bytes, mark) => {
      stampBoxes(1, 1, mark); // throws here, not in the child, what no file is to blame for
      return aboutPdf({ ask: "template", mark }, bytes);
    },
    matrix: async (bytes) => firstLookAtSheet(bytes) ?? ofSheet(await asked({ ask: "matrix" }, bytes)),
    mail: async (bytes) => firstLookAtMail(bytes) ?? ofMail(await asked({ ask: "mail" }, bytes)),
    mailOrigin: async (bytes, envelope, answers) =>
      firstLookAtMail(bytes) ?? ofMail(await asked({ ask: "mailOrigin", envelope, answers }, bytes)),
    close: pool.close,
  };
}

/** The same for mail. */
function ofMail<Read extends { readonly ok: true }>(
  answer: Read | MailRefusal | Refusal,
): Read | MailRefusal {
  if (answer.ok) return answer;
  switch (answer.code) {
    case "damaged":
    case "too-slow":
    case "too-large-inside":
      return refuseMail(answer.code);
    default:
      return answer as MailRefusal; // the reader of mail answers with no other
  }
}

/** A child that ended, or ran out of time, is answered for in the words for PDFs: here in those for spreadsheets. */
function ofSheet(answer: Answers["matrix"] | Refusal): Answers["matrix"] {
  if (answer.ok) return answer;
  switch (answer.code) {
    case "damaged":
    case "too-slow":
    case "too-large-inside":
      return refuseSheet(answer.code);
    default:
      return answer as SheetRefusal; // the reader of spreadsheets answers with no other
  }
}

type Pool = { take(): Promise<Worker>; giveBack(worker: Worker): void; close(): void };
type Taker = { resolve(worker: Worker): void; reject(fault: Error): void };

function createPool(size: number, log: ParserLog | undefined): Pool {
  const workers = new Set<Worker>();
  const free: Worker[] = [];
  const takers: Taker[] = [];
  let failedStarts = 0;
  let closed = false;

  const offer = (worker: Worker) => {
    const taker = takers.shift();
    if (taker) taker.resolve(worker);
    else free.push(worker);
  };
  const start = () => {
    const worker = startWorker((how) => {
      workers.delete(worker);
      if (free.includes(worker)) free.splice(free.indexOf(worker), 1);
      if (closed) return;
      log?.warn({ how }, "a parsing child ended; another takes its place");
      if (failedStarts < STARTS) start();
    });
    workers.add(worker);
    void whenReady(worker);
  };
  const whenReady = async (worker: Worker) => {
    const ready = await worker.ready;
    failedStarts = ready ? 0 : failedStarts + 1;
    if (ready) offer(worker);
    else if (failedStarts >= STARTS) takers.splice(0).forEach((taker) => taker.reject(doesNotStart()));
  };
  for (let i = 0; i < size; i++) start();
  return {
    take: () =>
      new Promise((resolve, reject) => {
        const worker = free.shift();
        if (worker) return resolve(worker);
        if (closed) return reject(doesNotStart());
        takers.push({ resolve, reject });
        if (workers.size === 0) start(); // given up on before: this question is a reason to try again
      }),
    giveBack: (worker) => {
      if (worker.alive()) offer(worker);
    },
    close: () => {
      closed = true;
      for (const worker of workers) worker.kill();
      takers.splice(0).forEach((taker) => taker.reject(doesNotStart()));
    },
  };
}

function doesNotStart(): Error {
  return Object.assign(new Error("The parsing processes do not start, so no file can be read."), {
    code: "parser-does-not-start",
  });
}
