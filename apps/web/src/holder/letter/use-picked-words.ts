import { useCallback, useEffect, useRef, useState } from "react";

/** Words that the reader selected in the letter: [start, end) in the text of one page. */
export type Picked = { readonly page: number; readonly start: number; readonly end: number };

/** A tap on a button takes the selection away before the button hears of it: so it is remembered this long, in ms. */
const LINGER = 700;
const HIGHLIGHT = "picked-words";

/** Text nodes hold a page's text unchanged, so a place in them is the block's start plus the letters before it. */
function placeIn(block: HTMLElement, node: Node, offset: number): number {
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(node, offset);
  return Number(block.dataset.start) + before.toString().length;
}

function blockAround(node: Node): HTMLElement | null {
  const element = node instanceof HTMLElement ? node : node.parentElement;
  return element?.closest<HTMLElement>("[data-start]") ?? null;
}

/** The selected stretch of one page; what reaches beyond the page is left out. */
function pickedIn(range: Range): Picked | null {
  const from = blockAround(range.startContainer);
  if (!from) return null;
  const page = Number(from.dataset.page);
  const start = placeIn(from, range.startContainer, range.startOffset);
  const to = blockAround(range.endContainer);
  const samePage = to !== null && Number(to.dataset.page) === page;
  const end = samePage ? placeIn(to, range.endContainer, range.endOffset) : Number(from.dataset.end);
  return end > start ? { page, start, end } : null;
}

/** Keeps the words in sight while the finger goes to the button. */
function highlight(range: Range | null): void {
  if (!("highlights" in CSS)) return;
  if (range) CSS.highlights.set(HIGHLIGHT, new Highlight(range.cloneRange()));
  else CSS.highlights.delete(HIGHLIGHT);
}

/** The words selected now, by finger, mouse or keyboard; and how they are let go. */
export function usePickedWords(): { readonly picked: Picked | null; readonly letGo: () => void } {
  const [picked, setPicked] = useState<Picked | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const letGo = useCallback(() => {
    clearTimeout(timer.current);
    highlight(null);
    setPicked(null);
  }, []);
  useEffect(() => {
    const heard = () => {
      const selection = document.getSelection();
      const range = selection && !selection.isCollapsed ? selection.getRangeAt(0) : null;
      const now = range && pickedIn(range);
      clearTimeout(timer.current);
      if (!now) {
        timer.current = setTimeout(letGo, LINGER);
        return;
      }
      highlight(range);
      setPicked(now);
    };
    document.addEventListener("selectionchange", heard);
    return () => {
      document.removeEventListener("selectionchange", heard);
      letGo();
    };
  }, [letGo]);
  return { picked, letGo };
}
