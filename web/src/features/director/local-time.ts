/** Moments as the browser's date field writes them, always by Tashkent's clock. */
const tashkentOffsetMs = 5 * 3_600_000;

/** What an emptied field is as a time; no contest begins then, and the server refuses it by name. */
export const noMoment = 0;

/** "2026-05-14T18:00", with seconds where there are any; "" for no moment. */
export function writeLocalTime(at: number): string {
  if (at === noMoment) return "";
  const text = new Date(at + tashkentOffsetMs).toISOString();
  return at % 60_000 === 0 ? text.slice(0, 16) : text.slice(0, 19);
}

/** @returns ms since 1970; null: no moment */
export function readLocalTime(text: string): number | null {
  const at = Date.parse(`${text.length === 16 ? `${text}:00` : text}+05:00`);
  return Number.isFinite(at) ? at : null;
}
