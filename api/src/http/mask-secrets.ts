/**
 * What a log may not keep, by the name it stands under and by the look of it.
 *
 * Names alone miss what slips into a sentence, and looks alone miss a password that looks like a word; so both are
 * asked, names while the line is made and looks on the finished line.
 */
import { createHash } from "node:crypto";

export const hidden = "[hidden]";
const deepest = 6;
const mostItems = 50;

const secretEnding =
  /(password|passwd|token|secret|otp|totp|authorization|cookie|card|cardnumber|signstring|xauth|recoverycodes?|apikey|privatekey)(hash|value|header|s)?$/;
/** Code and answers are nobody's secret in themselves, but they are a person's work and no concern of the log. */
const secretNames = new Set([
  "pan",
  "cvv",
  "auth",
  "code",
  "key",
  "pin",
  "source",
  "answer",
  "answers",
  "input",
]);

/** The same value with everything masked that stands under a telling name, at any depth a log line has use for. */
export function maskSecrets(value: unknown, depth = 0): unknown {
  if (value instanceof Error) return describeError(value);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (depth >= deepest) return "[deeper]";
  if (Array.isArray(value)) return value.slice(0, mostItems).map((item) => maskSecrets(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, maskField(name, inner, depth)]),
  );
}

function maskField(name: string, value: unknown, depth: number): unknown {
  const plain = name.toLowerCase().replace(/[^a-z]/g, "");
  if (value === undefined || value === null) return value;
  if (secretEnding.test(plain) || secretNames.has(plain)) return hidden;
  if (/phone$|msisdn$/.test(plain)) return `…${String(value).slice(-2)}`;
  if (/email$/.test(plain))
    return `mail:${createHash("sha256").update(String(value).toLowerCase()).digest("hex").slice(0, 10)}`;
  return maskSecrets(value, depth + 1);
}

/** Drizzle puts a failed query's parameters into the message: hashes, sources, letters. The query alone is kept. */
export function describeError(error: Error): Record<string, unknown> {
  const isQuery = "query" in error && "params" in error;
  const [firstLine = ""] = error.message.split("\nparams:");
  const message = error.name === "PostgresError" ? withoutValues(firstLine) : firstLine;
  const frames = error.stack?.slice(Math.max(0, error.stack.indexOf("\n    at ")));
  return {
    type: error.name,
    message: message.slice(0, 4_000),
    ...("code" in error ? { errorCode: error.code } : {}),
    stack: isQuery || error.name === "PostgresError" ? frames : error.stack,
    ...(error.cause instanceof Error ? { cause: describeError(error.cause) } : {}),
  };
}

/** Postgres ends some sentences with the value it could not read: … for type integer: "value". */
function withoutValues(message: string): string {
  return message.replace(/: "[\s\S]*"$/, ": (a value)");
}

const looks = [
  /\bBearer\s+[\w.~+/-]{8,}=*/g,
  /\bbilimdon_[\w-]{16,}/g,
  /\bbilimdon-(?:access|refresh)\.[\w.-]{16,}/g,
  /\b(?:__Host-)?sid=[\w-]{16,}/g,
  /\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*/g,
];
/** Sixteen digits, as cards have them; milliseconds since 1970 have thirteen. */
const cardLook = /\b(?:\d{4}[ -]?){3}\d{4}\b/g;

/** A finished line without what looks like a token or a card's number. */
export function scrubLine(line: string): string {
  const scrubbed = looks.reduce((text, look) => text.replace(look, hidden), line);
  return scrubbed.replace(cardLook, (digits) => (isCardNumber(digits) ? hidden : digits));
}

/** The check digit that every card's number ends with (Luhn): every second digit doubled, its own digits added. */
function isCardNumber(text: string): boolean {
  const digits = [...text.replace(/\D/g, "")].reverse().map(Number);
  const weighed = digits.map((digit, at) => (at % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)));
  return weighed.reduce((sum, digit) => sum + digit, 0) % 10 === 0;
}
