const decimal = /^[+-]?(?:[0-9]*\.[0-9]+|[0-9]+\.?)(?:[Ee][+-]?[0-9]+)?$/;

/**
 * A number written by the formats' grammar of decimals: `5`, `+5.`, `.5`, `-1e-6`.
 *
 * @returns the nearest double, ±Infinity beyond the largest; null for anything else (inf, nan, hex, blanks, "")
 * @throws never
 * Source: problem package format 2025-09, "General requirements", the grammar `float`.
 */
export function readDecimal(text: string): number | null {
  return decimal.test(text) ? Number(text) : null;
}
