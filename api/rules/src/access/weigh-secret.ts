/**
 * Is a secret of the configuration fit for production?
 *
 * A secret must come from a generator, not from a head. Nobody can prove randomness, but what people type shows: it is
 * short, holds words, repeats itself or walks along the alphabet. Whatever a generator prints passes.
 */
export const secretFaults = ["too-short", "guessable", "repeats-itself", "low-entropy"] as const;
export type SecretFault = (typeof secretFaults)[number];

/** Characters at least; 32 hexadecimal digits are 128 bits. */
export const shortestSecret = 32;

/** Bits at least, as the characters' own frequencies tell them. */
const fewestBits = 100;

/**
 * Six letters and more, so that forty random characters hold one once in a hundred million times.
 */
const typedWords =
  /change|secret|example|password|default|placeholder|replace|qwerty|bilimdon|insert|sample/i;

/**
 * Everything that is wrong with a secret, in the order of secretFaults.
 *
 * @param secret  as it stands in the configuration
 * @returns none when it may guard something
 * @throws never
 */
export function weighSecret(secret: string): SecretFault[] {
  const found: Record<SecretFault, boolean> = {
    "too-short": secret.length < shortestSecret,
    guessable: typedWords.test(secret),
    "repeats-itself": hasPeriod(secret),
    "low-entropy": bitsOf(secret) < fewestBits,
  };
  return secretFaults.filter((fault) => found[fault]);
}

/**
 * Groups of names that hold the same secret.
 *
 * @param secrets  name → secret
 * @returns each group of two names and more, in the order given
 * @throws never
 */
export function findRepeatedSecrets(secrets: Readonly<Record<string, string>>): string[][] {
  const namesOf = new Map<string, string[]>();
  for (const [name, secret] of Object.entries(secrets))
    namesOf.set(secret, [...(namesOf.get(secret) ?? []), name]);
  return [...namesOf.values()].filter((names) => names.length > 1);
}

/** One piece again and again, the last one perhaps cut off. */
function hasPeriod(text: string): boolean {
  for (let period = 1; period <= text.length / 2; period += 1)
    if (text.slice(period) === text.slice(0, -period)) return true;
  return false;
}

/** The lesser of what the characters and what the steps between them tell, so that "abcdef…" counts as one step. */
function bitsOf(text: string): number {
  const codes = [...text].map((letter) => letter.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, at) => code - (codes[at] ?? 0));
  return Math.min(bitsOfSymbols(codes), bitsOfSymbols(steps));
}

function bitsOfSymbols(symbols: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const symbol of symbols) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= count * Math.log2(count / symbols.length);
  return bits;
}
