const NEWLINE = 0x0a;
const FIRST_PRINTABLE = 0x20;

/** True when a note can carry the text: UTF-8 can say it, and it has no control signs but the newline (C2SP signed-note, "Format"). */
export function isNoteText(text: string): boolean {
  if (!text.isWellFormed()) return false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < FIRST_PRINTABLE && code !== NEWLINE) return false;
  }
  return true;
}
