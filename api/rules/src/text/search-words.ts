import { searchForm } from "./search-form.ts";

/**
 * The words of a text in the form people search by: letters and digits alone, whatever stood between them.
 *
 * @returns in their order; none for a text without a letter or digit
 * @throws never
 */
export function searchWords(text: string): string[] {
  return searchForm(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** Longer words are not written by hand. */
const longestSwapped = 24;

/**
 * A word and what it may have been before two neighbouring letters changed places, as they do in quick typing.
 *
 * @param word  as searchWords gives it
 * @returns the word first, none twice; a long word only as it is
 * @throws never
 */
export function unswappedWords(word: string): string[] {
  if (word.length > longestSwapped) return [word];
  const swapped = Array.from(
    { length: Math.max(0, word.length - 1) },
    (_, at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  );
  return [...new Set([word, ...swapped])];
}
