import { letter, type text } from "@chirograph/wire";
import { useCallback, useEffect, useRef, useState } from "react";
import { call, isUnreachable, problemOf, type Problem } from "../../api.ts";
import { forgetText, keepText, keptText } from "./kept-text.ts";

const PAUSE_MS = 400;
const AGAIN_MS = 10_000;

type Working = letter.LetterView["working"];
export type SaveState =
  | { readonly kind: "saved"; readonly at: string }
  | { readonly kind: "unsaved" }
  | { readonly kind: "saving" }
  | { readonly kind: "refused"; readonly problem: Problem };

export type WorkingText = {
  readonly text: text.LetterText;
  readonly save: SaveState;
  /** What someone else wrote meanwhile; null while there is no conflict. */
  readonly theirs: Working | null;
  change(next: (text: text.LetterText) => text.LetterText): void;
  /** Saves what is typed now. Returns the revision that holds it; throws a Problem when it could not be saved. */
  flush(): Promise<number>;
  keepMine(): void;
  takeTheirs(): void;
};

/**
 * The working text of a letter while it is typed: saved after a pause, by compare-and-swap on the revision that was read,
 * and kept on this device until the server has it.
 */
export function useWorkingText(id: string, start: Working): WorkingText {
  const [first] = useState(() => beginning(id, start));
  const [words, setWords] = useState(first.text);
  const [save, setSave] = useState<SaveState>({ kind: "saved", at: start.at });
  const [theirs, setTheirs] = useState(first.theirs);
  // What the running timers and requests read: the newest text, not the one they were made with.
  const now = useRef({ text: first.text, revision: start.revision, dirty: first.dirty });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<void> | null>(null);

  const push = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    if (running.current) await running.current.catch(() => undefined);
    if (!now.current.dirty) return;
    const pushing = put(id, now.current, setSave, setTheirs).catch((error: unknown) => {
      if (isUnreachable(error))
        timer.current = setTimeout(() => void push().catch(() => undefined), AGAIN_MS);
      throw error;
    });
    running.current = pushing;
    try {
      await pushing;
    } finally {
      running.current = null;
    }
  }, [id]);

  const adopt = useCallback(
    (next: text.LetterText) => {
      now.current.text = next;
      now.current.dirty = true;
      keepText(id, { text: next, revision: now.current.revision });
      setWords(next);
      setSave({ kind: "unsaved" });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void push().catch(() => undefined), PAUSE_MS);
    },
    [id, push],
  );

  useFirstPush(first.dirty, push);
  useTheirNews(start, now, setWords, setSave);
  const change = useCallback(
    (next: (text: text.LetterText) => text.LetterText) => adopt(next(now.current.text)),
    [adopt],
  );
  return {
    text: words,
    save,
    theirs,
    change,
    flush: async () => {
      await push();
      return now.current.revision;
    },
    keepMine: () => {
      if (theirs) now.current.revision = theirs.revision;
      setTheirs(null);
      adopt(now.current.text);
    },
    takeTheirs: () => {
      if (!theirs) return;
      now.current = { text: theirs.text, revision: theirs.revision, dirty: false };
      forgetText(id);
      setWords(theirs.text);
      setTheirs(null);
      setSave({ kind: "saved", at: theirs.at });
    },
  };
}

type Now = { text: text.LetterText; revision: number; dirty: boolean };
type Beginning = { text: text.LetterText; dirty: boolean; theirs: Working | null };

/** What this device kept comes first: on the same revision it goes on, on an older one the person chooses. */
function beginning(id: string, start: Working): Beginning {
  const kept = keptText(id);
  if (!kept || JSON.stringify(kept.text) === JSON.stringify(start.text)) {
    forgetText(id);
    return { text: start.text, dirty: false, theirs: null };
  }
  return { text: kept.text, dirty: true, theirs: kept.revision === start.revision ? null : start };
}

async function put(
  id: string,
  now: Now,
  setSave: (state: SaveState) => void,
  setTheirs: (working: Working) => void,
): Promise<void> {
  const sent = now.text;
  now.dirty = false;
  setSave({ kind: "saving" });
  try {
    const body = { text: sent, revision: now.revision };
    const saved = await call(letter.WorkingSaved, "PUT", `/api/letters/${id}/working`, body);
    now.revision = saved.revision;
    if (now.dirty) return;
    forgetText(id);
    setSave({ kind: "saved", at: saved.at });
  } catch (error) {
    now.dirty = true;
    const problem = problemOf(error);
    setSave({ kind: "refused", problem });
    if (problem.code === "other-revision") {
      const view = await call(letter.LetterView, "GET", `/api/letters/${id}`);
      setTheirs(view.working);
    }
    throw error;
  }
}

function useFirstPush(dirty: boolean, push: () => Promise<void>): void {
  useEffect(() => {
    if (dirty) push().catch(() => undefined);
    // Only what was kept from an earlier visit; later changes save themselves.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
}

/** While nothing is typed here, what others saved is shown as it comes. */
function useTheirNews(
  server: Working,
  now: { readonly current: Now },
  setWords: (words: text.LetterText) => void,
  setSave: (state: SaveState) => void,
): void {
  const { revision, at } = server;
  useEffect(() => {
    if (now.current.dirty || revision <= now.current.revision) return;
    now.current.text = server.text;
    now.current.revision = revision;
    setWords(server.text);
    setSave({ kind: "saved", at });
    // Only a newer revision is news.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [revision]);
}
