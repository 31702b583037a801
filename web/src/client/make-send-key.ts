/** A key that no other press of the button has. randomUUID would need https, which a school's network may not have. */
export function makeSendKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
