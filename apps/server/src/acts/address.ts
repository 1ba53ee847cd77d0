const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN =
  /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/;

/**
 * The text as one bare mail address (RFC 5321, 4.1.2, without quoted local parts), else null: no name, comma, bracket or
 * line break that could make a second recipient of it.
 */
export function bareAddress(text: string): string | null {
  if (text.length > 254) return null;
  const at = text.lastIndexOf("@");
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)];
  return at > 0 && local.length <= 64 && LOCAL.test(local) && DOMAIN.test(domain) ? text : null;
}

/** Whether two texts are the same mailbox. Local parts may tell case apart (RFC 5321, 2.4); in practice none does. */
export function sameAddress(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
