/**
 * A mobile number of Uzbekistan as people write it: with or without +998, in any grouping.
 *
 * @returns the number as the world dials it, "+998901234567"; null where it is none, or a landline, which gets no text
 * @throws never
 * Source: national numbering plan, ITU-T E.164 country code 998: nine digits, of which 6x and 7x are landlines but for
 *   70 and 77
 */
export function readPhone(typed: string): string | null {
  const digits = typed.replace(/[\s().\u2010-\u2015-]/g, "");
  const national = /^(?:\+?998)?(\d{9})$/.exec(digits)?.[1];
  if (national === undefined) return null;
  return /^([23458-9]\d|70|77)/.test(national) ? `+998${national}` : null;
}

/** The last two digits: enough for its owner to know it by, and for nobody else to call it. */
export function phoneEnding(phone: string): string {
  return phone.slice(-2);
}
