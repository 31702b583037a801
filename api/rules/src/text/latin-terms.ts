/**
 * What stays Latin in Uzbek Cyrillic text: names of languages and programs, keys, words of the machine. They may carry
 * an Uzbek ending ("Pythonda", "cgroupʼi"), which is then written in Cyrillic.
 */
const names =
  "Bilimdon Python PyPy Java JavaScript TypeScript Kotlin Rust Pascal Haskell Linux Debian Windows Android Chrome Chromium Firefox Docker Polygon Hydro Kattis Redis Postgres GitHub GitLab Markdown Gmail".split(
    " ",
  );

/** Too short or too like Uzbek words to be known with an ending: "Alti" is six, "Tabiiy" is natural. */
const exact = new Set(
  "Go Git Perl Ruby Bash TeX Safari testlib stdin stdout stderr root runner zip gzip tar slug id main print yes no true false null Enter Esc Tab Shift Ctrl Alt Backspace Delete Space Hyper Threading Payme Click".split(
    " ",
  ),
);

const nameWithEnding = new RegExp(
  `^(?:${names.join("|")})(?=(?:lar|dan|dagi|da|ga|ning|niki|ni|cha|siz|chi)(?:[a-zʻʼ]*)$)`,
);

/** Capitals that are Uzbek abbreviations or units and are written in Cyrillic; all other words in capitals stay. */
const uzbekCapitals = new Set("MB KB GB TB OTM DTM BMBA AQSH BMT".split(" "));

/** No Uzbek word is longer; what is, is something of a machine. */
const longestWord = 60;

/**
 * How much of a Latin word stays Latin.
 *
 * @param word  letters and apostrophes only
 * @returns how many of its first characters stay: all of them for a foreign word, those before the Uzbek ending of
 *   one, 0 for an Uzbek word
 */
export function latinLength(word: string): number {
  if (word.length > longestWord) return word.length;
  const parted = word.indexOf("ʼ");
  if (parted > 1 && isForeign(word.slice(0, parted))) return parted + 1;
  // A letter alone is a variable or a problem's; "u" is a word (he, she, it).
  if (word.length === 1) return /u/i.test(word) ? 0 : 1;
  if (isForeign(word)) return word.length;
  return nameWithEnding.exec(word)?.[0].length ?? 0;
}

function isForeign(word: string): boolean {
  if (exact.has(word) || names.includes(word)) return true;
  // Uzbek has no w, and no c but in "ch"; its words have no capital after a small letter.
  if (/w|c(?!h)/i.test(word) || /[a-z][A-Z]/.test(word)) return true;
  return /^[A-Z]{2,}$/.test(word) && !uzbekCapitals.has(word);
}
