/** Characters of HTML that are looked at: no reply is longer, and what quotes stands at its end. */
const most = 400_000;

/** Where mail programs put what they quote: everything from there on is not the sender's new words. */
const QUOTES = [
  /<blockquote\b/i,
  /<div\b[^<>]+class=["']?[^"'<>]*\b(?:gmail_quote|gmail_quote_container|yahoo_quoted|moz-cite-prefix|protonmail_quote|zmail_extra)\b/i,
  /<[a-z]+\b[^<>]+id=["']?(?:divRplyFwdMsg|appendonsend|x_divRplyFwdMsg|OLK_SRC_BODY_SECTION|mail-editor-reference-message-container)\b/i,
  // Outlook draws a line above the headers that it repeats.
  /<div\b[^<>]+style=["'][^"'<>]*border:\s*none;\s*border-top:\s*solid\s+#[0-9a-f]{3,6}\s+1\.0pt/i,
  /<hr\b[^<>]+id=["']?(?:stopSpelling|zwchr)\b/i,
];

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
};

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const point = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
      ? String.fromCodePoint(point)
      : "";
  });
}

function beforeQuotes(html: string): string {
  const places = QUOTES.map((quote) => html.search(quote)).filter((place) => place >= 0);
  return html.slice(0, Math.min(html.length, ...places));
}

/** The words of a mail that has HTML alone, up to what it quotes. Nothing of it is shown as HTML. */
export function htmlWords(html: string): string {
  const body = html
    .slice(0, most)
    .replace(/<!--[^]*?(?:-->|$)/g, "")
    .replace(/<(script|style|head|title)\b[^]*?(?:<\/\1\s*>|$)/gi, "");
  const lines = beforeQuotes(body)
    .replace(/\s+/g, " ")
    .replace(/<br\b[^<>]*>/gi, "\n")
    // Where one block ends and the next begins is one line's end, however deep they stand in one another.
    .replace(/(?: ?<\/?(?:p|div|li|tr|h[1-6]|table|tbody|ul|ol|body)\b[^<>]*> ?)+/gi, "\n")
    .replace(/<[^<>]*>/g, "");
  return decoded(lines).replace(/[ \u00a0]+/g, " ");
}
