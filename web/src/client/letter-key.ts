/** The key of a letter's link, from behind "#": browsers send that part to no server. null: the link has none. */
export function readLetterKey(hash: string): string | null {
  const key = decodeURIComponent(hash.replace(/^#/, ""));
  return /^[\w-]{43}$/.test(key) ? key : null;
}

/** Could letters reach this address? The server decides; this spares a round trip for a slip of the finger. */
export function isEmailLike(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
}
