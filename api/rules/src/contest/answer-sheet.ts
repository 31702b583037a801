/**
 * A submit-answer submission as one text, so that it is kept, judged, judged again and shown like any other: a sheet of
 * the answers by the names of their tests.
 */

/** Test name ("secret/03") → answer, in the order of the package's tests. */
export type AnswerSheet = ReadonlyMap<string, string>;

/** The name a sheet is kept under; nothing is ever written to a disk by it. */
export const answerSheetName = "answers.json";

/** A sheet as text. */
export function writeAnswerSheet(sheet: AnswerSheet): string {
  return JSON.stringify({ answers: [...sheet] });
}

/**
 * Reads what writeAnswerSheet wrote.
 *
 * @returns null for any other text
 * @throws never
 */
export function readAnswerSheet(text: string): AnswerSheet | null {
  const parsed = parse(text);
  if (typeof parsed !== "object" || parsed === null || !("answers" in parsed)) return null;
  if (!Array.isArray(parsed.answers)) return null;
  const rows: readonly unknown[] = parsed.answers;
  return rows.every(isRow) ? new Map(rows) : null;
}

function isRow(row: unknown): row is [string, string] {
  return Array.isArray(row) && row.length === 2 && row.every((part) => typeof part === "string");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
