/**
 * The caller's network address.
 *
 * Each proxy of ours appends the address it saw, so with n trusted proxies the n-th from the right is the truth and
 * everything to its left is what the caller claims.
 */
export function callerAddress(
  peer: string | undefined,
  forwardedFor: string | null,
  trustedProxies: number,
): string {
  const chain = (forwardedFor ?? "").split(",").map((part) => part.trim());
  const seen = trustedProxies === 0 ? peer : (chain.at(-trustedProxies) ?? peer);
  return (seen === undefined || seen === "" ? (peer ?? "unknown") : seen)
    .slice(0, 64)
    .replace(/^::ffff:/, "");
}

/** What one caller is counted by: an IPv4 address, or the 64 bits of IPv6 that one household is given. */
export function addressBlock(address: string): string {
  if (!address.includes(":")) return address;
  const [left = "", right = ""] = address.split("::");
  const head = left.split(":").filter(Boolean);
  const tail = right.split(":").filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => "0");
  return `${[...head, ...zeros, ...tail].slice(0, 4).join(":")}::/64`;
}
