/**
 * Where an address is reached: `localhost` is this machine (RFC 6761, 6.3), also where no hosts file and no name server
 * says so. Only for sending requests; the address itself stays what passkeys and links hold to.
 */
export function reachedAt(address: string): string {
  const url = new URL(address);
  if (url.hostname === "localhost") url.hostname = "127.0.0.1";
  return url.href;
}
