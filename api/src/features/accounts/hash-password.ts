/**
 * Passwords, by oslo's Argon2id, and bcrypt for accounts brought from elsewhere; the only file that knows them.
 *
 * One hash costs 19 MiB and some 70 ms of a core. Without a bound a wave of sign-ins would take the whole machine from
 * the contest, so two run at once and a bounded number wait; who comes after that is asked to come again.
 */
import { normalPassword } from "@bilimdon/rules/access/check-password";
import { Argon2id, Bcrypt } from "oslo/password";
import { refuse } from "../../errors.ts";
import { openTurns } from "../../take-turns.ts";

const argon = new Argon2id({ memorySize: 19_456, iterations: 2, parallelism: 1 });
const bcrypt = new Bcrypt();
/** Bcrypt reads no further, and stops at a NUL: longer ones would be right with any ending. */
const bcryptBytes = 72;
export const hashesAtOnce = 2;

const turns = openTurns({
  atOnce: hashesAtOnce,
  mostWaiting: 200,
  full: () => refuse("server.unavailable", "Too many people sign in at once; try again in a moment."),
});
let finished = 0;
let nobodysHash: Promise<string> | undefined;

/** @returns the encoded hash, with its salt and parameters */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => argon.hash(normalPassword(password)));
}

/**
 * Is it the password?
 *
 * @param hash  null: no such account; the same work is done, so that the time tells nothing, and the answer is no
 */
export async function verifyPassword(hash: string | null, password: string): Promise<boolean> {
  if (hash !== null) return inTurn(() => verifyKept(hash, normalPassword(password)));
  nobodysHash ??= inTurn(() => argon.hash("nobody's password"));
  const against = await nobodysHash;
  await inTurn(() => argon.verify(against, password));
  return false;
}

/** Is this hash of another kind than we make? Then it is made anew when its password is next at hand. */
export function isOutdatedHash(hash: string): boolean {
  return isBcrypt(hash);
}

function isBcrypt(hash: string): boolean {
  return /^\$2[aby]\$/.test(hash);
}

function verifyKept(hash: string, password: string): Promise<boolean> {
  if (!isBcrypt(hash)) return argon.verify(hash, password);
  if (Buffer.byteLength(password) > bcryptBytes || password.includes("\0")) return Promise.resolve(false);
  return bcrypt.verify(hash, password);
}

/** How many hashes this process has made and checked; what the tests count instead of milliseconds. */
export function countHashes(): number {
  return finished;
}

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  return turns(async () => {
    try {
      return await work();
    } finally {
      finished += 1;
    }
  });
}
