import { randomBytes } from "node:crypto";
import { type IdKind, idPrefixes } from "@bilimdon/contracts/ids";
import type { Ids } from "./ctx.ts";

/** Crockford's base 32, as contracts/ids asks: no i, l, o or u to misread. */
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
const bodyLength = 20;

/** Ids and secrets from the system's randomness; an id carries 100 random bits. */
export const randomIds: Ids = {
  make: (kind: IdKind) => `${idPrefixes[kind]}_${body()}`,
  secret: (bytes) => randomBytes(bytes).toString("base64url"),
};

function body(): string {
  return Array.from(randomBytes(bodyLength), (byte) => alphabet[byte & 31]).join("");
}
