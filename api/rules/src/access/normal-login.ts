/**
 * Login names in one spelling.
 *
 * Uzbek oʻ and gʻ are written with U+02BB, but keyboards give whatever apostrophe they have. A login is therefore
 * brought to one spelling before it is kept and before it is looked for, and people need not know which sign it has.
 */

/** Every sign that people type for the one in oʻ and gʻ. */
const apostrophes = /['`´ʹʻʼʽˈ‘’‛′＇]/gu;
/** Latin letters, digits, dots and dashes; ʻ stands after a letter. */
const loginShape = /^[a-z0-9](?:[a-z0-9._-]|(?<=[a-z])ʻ)*$/;

export const shortestLogin = 3;
export const longestLogin = 40;

/**
 * The one spelling of a login: no spaces around, small letters, U+02BB for every apostrophe.
 *
 * @throws never
 * Source: specs of Uzbek text, "oʻ gʻ = U+02BB"
 */
export function normalLogin(typed: string): string {
  return spellLogin(typed).toLowerCase();
}

/** A login as it is shown: its one spelling, with capitals where its owner put them. */
export function spellLogin(typed: string): string {
  // Before NFKC, which takes the sign ´ apart.
  return typed.replace(apostrophes, "ʻ").normalize("NFKC").trim().replace(apostrophes, "ʻ");
}

/**
 * May this be a login, in its one spelling?
 *
 * @param typed  in any spelling; 3 to 40 characters once it is normal
 */
export function isLogin(typed: string): boolean {
  const login = normalLogin(typed);
  const length = [...login].length;
  return length >= shortestLogin && length <= longestLogin && loginShape.test(login);
}
