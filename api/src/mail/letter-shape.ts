/** A letter's words in one language. */
export interface LetterWords {
  readonly subject: string;
  /** {login} stands for the login it is about, {left} for how many codes are left, {ending} for a number's last digits. */
  readonly lines: readonly string[];
  /** What the link is called; null: the letter has none. */
  readonly link: string | null;
}

/** A letter in every language; Uzbek in Cyrillic is made of the Latin. */
export type LetterLanguages = Readonly<Record<"uz" | "ru" | "en", LetterWords>>;
