import { randomBytes } from "node:crypto";
import { type IdKind, idPrefixes } from "@bilimdon/contracts/ids";
import type { Ids } from "./ctx.ts";

/** Crockford's base 32, as contracts/ids asks: no i, l, o or u to misread. */
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
const bodyLength = 20;

/** Ids and secrets from the system's randomness; an id carries 100 random bits. */
export const randomIds: Ids = {
  make: (kind: IdKind) => `${idPrefixes[kind]}_${body()}`,
  secret: (bytes) => draw(bytes, (drawn) => drawn.toString("base64url")),
};

function body(): string {
  return draw(bodyLength, (drawn) => Array.from(drawn, (byte) => alphabet[byte & 31]).join(""));
}

const poolBytes = 4_096;
let pool = Buffer.alloc(0);
let drawnBytes = 0;

/**
 * Reads random bytes out of a pool that is filled at once, since asking the system for nine costs as much as asking for
 * thousands, and every request asks. Each byte is read once and wiped.
 */
function draw<T>(bytes: number, read: (drawn: Buffer) => T): T {
  if (bytes > poolBytes) return read(randomBytes(bytes));
  if (drawnBytes + bytes > pool.length) {
    pool = randomBytes(poolBytes);
    drawnBytes = 0;
  }
  const drawn = pool.subarray(drawnBytes, drawnBytes + bytes);
  drawnBytes += bytes;
  const answer = read(drawn);
  drawn.fill(0);
  return answer;
}
