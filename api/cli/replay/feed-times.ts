/** Whole milliseconds of a RELTIME "(-)h:mm:ss(.uuu)"; null: it is none. */
export function readReltime(text: string): number | null {
  const match = /^(-?)(\d{1,6}):([0-5]\d):([0-5]\d)(?:\.(\d{1,9}))?$/.exec(text);
  if (match === null) return null;
  const [, sign, hours, minutes, seconds, fraction = ""] = match;
  const total = (Number(hours) * 60 + Number(minutes)) * 60_000 + Number(seconds) * 1000;
  const ms = total + Number(fraction.slice(0, 3).padEnd(3, "0"));
  return sign === "-" ? 0 - ms : ms;
}

/** Whole milliseconds since 1970 of a TIME: ISO 8601 with its zone, whose minutes may be left out; null: it is none. */
export function readTime(text: string): number | null {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?)\d{0,6}(Z|[+-]\d\d)(?::?(\d\d))?$/.exec(text);
  if (match === null) return null;
  const [, local = "", zone = "", minutes = "00"] = match;
  const ms = Date.parse(zone === "Z" ? `${local}Z` : `${local}${zone}:${minutes}`);
  return Number.isNaN(ms) ? null : ms;
}
