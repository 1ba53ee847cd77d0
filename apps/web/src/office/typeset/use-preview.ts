import type { text } from "@chirograph/wire";
import { useEffect, useState } from "react";
import { callForFile, isUnreachable, problemOf, type Problem } from "../../api.ts";

const PAUSE_MS = 150;
const AGAIN_MS = 10_000;

type Preview = { readonly bytes: Uint8Array | undefined; readonly problem: Problem | null };

/** The typeset page of a text, asked for after a pause in typing; an older question is given up for a newer one. */
export function usePreview(letter: string, words: text.LetterText, wanted: boolean): Preview {
  const [preview, setPreview] = useState<Preview>({ bytes: undefined, problem: null });
  useEffect(() => {
    if (!wanted) return undefined;
    const asking = new AbortController();
    const ask = () => {
      callForFile("POST", `/api/letters/${letter}/preview`, { text: words }, asking.signal).then(
        (bytes) => setPreview({ bytes, problem: null }),
        (error: unknown) => {
          if (asking.signal.aborted) return;
          setPreview(({ bytes }) => ({ bytes, problem: problemOf(error) }));
          if (isUnreachable(error)) timer = setTimeout(ask, AGAIN_MS);
        },
      );
    };
    let timer = setTimeout(ask, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [letter, words, wanted]);
  return preview;
}
