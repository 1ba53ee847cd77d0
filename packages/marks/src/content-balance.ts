/**
 * What a page's content stream leaves undone: text objects and marked content it never closes, graphics states it never restores,
 * and restores it has no save for. `swallows`: it ends inside a string, dictionary or inline image, so that whatever follows would be lost.
 */
export type Balance = {
  readonly openText: boolean;
  readonly openMarks: number;
  readonly openStates: number;
  readonly missingStates: number;
  readonly swallows: boolean;
};

type State = { text: boolean; marks: number; depth: number; lowest: number };

const WHITE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITERS = new Set([..."()<>[]{}/%"].map((c) => c.charCodeAt(0)));
const [OPEN, CLOSE, BACKSLASH, LESS, MORE, PERCENT, SLASH] = [0x28, 0x29, 0x5c, 0x3c, 0x3e, 0x25, 0x2f];

/** Reads a content stream just far enough to know its balance (ISO 32000-2, 7.8.2). */
export function contentBalance(content: Uint8Array): Balance {
  const state: State = { text: false, marks: 0, depth: 0, lowest: 0 };
  let at = 0;
  while (at < content.length) {
    const byte = content[at]!;
    if (WHITE.has(byte)) at++;
    else if (byte === PERCENT) at = endOfLine(content, at);
    else if (byte === OPEN) at = endOfString(content, at);
    else if (byte === LESS && content[at + 1] !== LESS) at = endOfHex(content, at);
    else if (byte === SLASH) at = endOfWord(content, at + 1);
    else if (DELIMITERS.has(byte)) at++;
    else {
      const end = endOfWord(content, at);
      const word = ascii(content, at, end);
      at = word === "ID" ? endOfImage(content, end) : end;
      count(state, word);
    }
  }
  return {
    openText: state.text,
    openMarks: state.marks,
    openStates: state.depth - state.lowest,
    missingStates: Math.abs(state.lowest),
    swallows: at > content.length,
  };
}

function count(state: State, word: string): void {
  if (word === "q") state.depth++;
  else if (word === "Q") state.lowest = Math.min(state.lowest, --state.depth);
  else if (word === "BT" || word === "ET") state.text = word === "BT";
  else if (word === "BMC" || word === "BDC") state.marks++;
  else if (word === "EMC") state.marks = Math.max(0, state.marks - 1);
}

// Each of these returns a place past the end of the content when the thing never ends.
function endOfString(content: Uint8Array, from: number): number {
  let depth = 0;
  for (let at = from; at < content.length; at++) {
    const byte = content[at];
    if (byte === BACKSLASH) at++;
    else if (byte === OPEN) depth++;
    else if (byte === CLOSE && --depth === 0) return at + 1;
  }
  return content.length + 1;
}

function endOfHex(content: Uint8Array, from: number): number {
  const end = content.indexOf(MORE, from);
  return end < 0 ? content.length + 1 : end + 1;
}

function endOfImage(content: Uint8Array, from: number): number {
  for (let at = content.indexOf(0x45, from + 1); at >= 0; at = content.indexOf(0x45, at + 1)) {
    const ends = content[at + 1] === 0x49 && WHITE.has(content[at - 1]!);
    const after = content[at + 2];
    if (ends && (after === undefined || WHITE.has(after))) return at + 2;
  }
  return content.length + 1;
}

function endOfLine(content: Uint8Array, from: number): number {
  let at = from;
  while (at < content.length && content[at] !== 10 && content[at] !== 13) at++;
  return at;
}

function endOfWord(content: Uint8Array, from: number): number {
  let at = from;
  while (at < content.length && !WHITE.has(content[at]!) && !DELIMITERS.has(content[at]!)) at++;
  return at;
}

function ascii(content: Uint8Array, from: number, to: number): string {
  return to - from > 3 ? "" : String.fromCharCode(...content.subarray(from, to));
}
