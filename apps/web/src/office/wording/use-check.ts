import { startTransition, useEffect, useRef, useState } from "react";
import { askCheck } from "./ask-check.ts";
import { type Checked, stillChecked, textsBefore } from "./checked.ts";

const PAUSE_MS = 600;

type Check = { readonly checked: readonly Checked[]; readonly failed: boolean };
const nothing: Check = { checked: [], failed: false };

async function checkAgain(texts: readonly string[], language: string, last: readonly Checked[]) {
  const before = textsBefore(texts);
  const check = async (at: number): Promise<Checked> => {
    const asked = { text: texts[at] ?? "", before: before[at] ?? "" };
    return { ...asked, findings: await askCheck({ ...asked, language }) };
  };
  return Promise.all(stillChecked(texts, last).map((known, at) => known ?? check(at)));
}

/** What is pointed out in a letter's paragraphs. After a pause in typing those are checked again that changed. */
export function useCheck(texts: readonly string[], language: string, wanted: boolean): Check {
  const [check, setCheck] = useState(nothing);
  const last = useRef<readonly Checked[]>([]);
  // The list of texts is made anew with each drawing of the page; what they say is what counts.
  const said = JSON.stringify(texts);
  useEffect(() => {
    if (!wanted) return undefined;
    let given = false;
    const run = async () => {
      try {
        const checked = await checkAgain(JSON.parse(said) as string[], language, last.current);
        last.current = checked;
        if (!given) startTransition(() => setCheck({ checked, failed: false }));
      } catch {
        if (!given) setCheck({ checked: [], failed: true });
      }
    };
    const timer = setTimeout(() => void run(), last.current.length === 0 ? 0 : PAUSE_MS);
    return () => {
      given = true;
      clearTimeout(timer);
    };
  }, [said, language, wanted]);
  return wanted ? check : nothing;
}
