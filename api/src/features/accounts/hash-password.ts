/**
 * Passwords, by oslo's Argon2id, and bcrypt for accounts brought from elsewhere; the only file that knows them.
 *
 * One hash costs 19 MiB and some 70 ms of a core. Without a bound a wave of sign-ins would take the whole machine from
 * the contest, so two run at once and a bounded number wait; who comes after that is asked to come again.
 *
 * Bcrypt takes another time than Argon2id, so a wrong password would tell an account that was brought from an address
 * that is nobody's. While there are such accounts, whoever is refused at sign-in has cost one Argon2id and as many rounds
 * of bcrypt as the dearest of them; who knows the password waits for their own hash alone.
 */
import { normalPassword } from "@bilimdon/rules/access/check-password";
import { Argon2id, Bcrypt } from "oslo/password";
import { refuse } from "../../errors.ts";
import { openTurns } from "../../take-turns.ts";

const argon = new Argon2id({ memorySize: 19_456, iterations: 2, parallelism: 1 });
/** Bcrypt reads no further, and stops at a NUL: longer ones would be right with any ending. */
const bcryptBytes = 72;
/** Two to this many rounds take seconds: a dearer hash is not evened out, or it would stop everybody's sign-in. */
const dearestEvenedOut = 15;
export const hashesAtOnce = 2;

const turns = openTurns({
  atOnce: hashesAtOnce,
  mostWaiting: 200,
  full: () => refuse("server.unavailable", "Too many people sign in at once; try again in a moment."),
});
const work = { hashes: 0, bcryptRounds: 0 };
let nobodysHash: Promise<string> | undefined;

/** @returns the encoded hash, with its salt and parameters */
export function hashPassword(password: string): Promise<string> {
  return turns(() => makeArgon(normalPassword(password)));
}

/** Is it the password of this account, whose owner has signed in already? */
export function verifyPassword(hash: string, password: string): Promise<boolean> {
  return turns(async () => isReadableHash(hash) && verifyKept(hash, normalPassword(password)));
}

/**
 * Is it the password, for whoever signs in?
 *
 * @param hash          null: no such account; the answer is no, after the work of a wrong password
 * @param importedCost  of the dearest bcrypt hash of all accounts, as its exponent; null: there is none
 */
export async function verifyAtSignIn(
  hash: string | null,
  password: string,
  importedCost: number | null,
): Promise<boolean> {
  // Once a process, and not in turn: a full queue would leave it broken for good.
  nobodysHash ??= makeArgon("nobody's password");
  const against = await nobodysHash;
  return turns(async () => {
    const kept = hash !== null && isReadableHash(hash) ? hash : null;
    const isImported = kept !== null && isOutdatedHash(kept);
    if (kept !== null && (await verifyKept(kept, normalPassword(password)))) return true;
    if (kept === null || isImported) await verifyArgon(against, password);
    await evenOut(isImported && isReadByBcrypt(password) ? costOf(kept) : null, importedCost);
    return false;
  });
}

const readable = [
  /^\$argon2id\$v=19\$m=\d+,t=\d+,p=\d+\$[A-Za-z0-9+/]{11,}\$[A-Za-z0-9+/]{16,}$/,
  /^\$2[aby]\$(0[4-9]|[12]\d|3[01])\$[A-Za-z0-9./]{53}$/,
];

/** One that is not, cut short on its way from elsewhere, is the hash of no password: its owner has to set a new one. */
export function isReadableHash(hash: string): boolean {
  return readable.some((form) => form.test(hash));
}

/** Is this hash of another kind than we make? Then it is made anew when its password is next at hand. */
export function isOutdatedHash(hash: string): boolean {
  return /^\$2[aby]\$/.test(hash);
}

/** How much hashing this process has done; what the tests count instead of milliseconds. */
export function countHashing(): { readonly hashes: number; readonly bcryptRounds: number } {
  return { ...work };
}

async function verifyKept(hash: string, password: string): Promise<boolean> {
  if (!isOutdatedHash(hash)) return verifyArgon(hash, password);
  if (!isReadByBcrypt(password)) return false;
  return spend(2 ** costOf(hash), () => new Bcrypt().verify(hash, password));
}

/** Rounds double with the cost, so 2^done + 2^done + 2^(done + 1) + … is as much as 2^dearest at once. */
async function evenOut(done: number | null, importedCost: number | null): Promise<void> {
  const dearest = Math.min(importedCost ?? 0, dearestEvenedOut);
  const missing = done === null ? [dearest] : Array.from({ length: dearest - done }, (_, at) => done + at);
  if (importedCost !== null)
    for (const cost of missing) await spend(2 ** cost, () => new Bcrypt({ cost }).hash("nobody's password"));
}

function isReadByBcrypt(password: string): boolean {
  // As oslo hands it on, which may be longer.
  const read = password.normalize("NFKC");
  return Buffer.byteLength(read) <= bcryptBytes && !read.includes("\0");
}

/** "$2b$12$…" → 12 */
function costOf(hash: string): number {
  return Number(hash.slice(4, 6));
}

function makeArgon(password: string): Promise<string> {
  work.hashes += 1;
  return argon.hash(password);
}

function verifyArgon(hash: string, password: string): Promise<boolean> {
  work.hashes += 1;
  return argon.verify(hash, password);
}

function spend<T>(rounds: number, hashing: () => Promise<T>): Promise<T> {
  work.bcryptRounds += rounds;
  return hashing();
}
