/** Bytes as characters U+0000 to U+00FF, one for one. (TextDecoder's "latin1" is windows-1252 and would change some.) */
export function latinText(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 4096)
    text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
}

/** The bytes that `latinText` read. */
export function latinBytes(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** Places where `text` occurs in the bytes, at most `most` of them. */
export function occurrences(bytes: Uint8Array, text: string, most = Number.POSITIVE_INFINITY): number[] {
  const sought = latinBytes(text);
  const found: number[] = [];
  for (
    let at = bytes.indexOf(sought[0]!);
    at >= 0 && found.length < most;
    at = bytes.indexOf(sought[0]!, at + 1)
  )
    if (sought.every((byte, i) => bytes[at + i] === byte)) found.push(at);
  return found;
}
