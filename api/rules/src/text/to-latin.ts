/** Uzbek from Cyrillic into Latin: for search, and for names written in the other script. */

const single: Readonly<Record<string, string>> = Object.fromEntries(
  "аa бb вv гg дd жj зz иi йy кk лl мm нn оo пp рr сs тt уu фf хx чch шsh щshch ыi эe юyu яya ёyo ўoʻ қq ғgʻ ҳh"
    .split(" ")
    .map((pair) => [pair.charAt(0), pair.slice(1)]),
);

const vowels = "аеёиоуыэюяў";

/**
 * Writes Uzbek (or Russian) Cyrillic text in the Uzbek Latin alphabet of 1995.
 *
 * @param text  plain text; letters of other scripts are copied
 * @returns oʻ and gʻ with U+02BB, tutuq with U+02BC
 * @throws never
 */
export function toLatin(text: string): string {
  // й and ў may come as two code points.
  const whole = text.normalize("NFC");
  return whole.replace(/[\u0400-\u04ff]+/g, writeWord);
}

function writeWord(word: string): string {
  const letters = [...word];
  return letters
    .map((letter, index) => {
      const latin = writeLetter(
        letter.toLowerCase(),
        (letters[index - 1] ?? "").toLowerCase(),
        (letters[index + 1] ?? "").toLowerCase(),
      );
      if (letter === letter.toLowerCase()) return latin;
      const neighbour = letters[index + 1] ?? letters[index - 1] ?? "";
      const isAll = neighbour !== "" && neighbour !== neighbour.toLowerCase();
      return isAll ? latin.toUpperCase() : latin.charAt(0).toUpperCase() + latin.slice(1);
    })
    .join("");
}

function writeLetter(letter: string, before: string, after: string): string {
  if (letter === "е") return before === "" || `${vowels}ъь`.includes(before) ? "ye" : "e";
  // Between vowels ц is ts, elsewhere s: litsey, but sirk, funksiya.
  if (letter === "ц") return before !== "" && vowels.includes(before) ? "ts" : "s";
  // Before ё, ю, я and е the y of Latin already parts the sounds; after ў nothing is written.
  if (letter === "ъ") return before === "ў" || "еёюя".includes(after || " ") ? "" : "ʼ";
  if (letter === "ь") return after === "о" ? "y" : "";
  // s and h that are two sounds are parted, so that they are not read as sh.
  if (letter === "ҳ" && before === "с") return "ʼh";
  return single[letter] ?? letter;
}
