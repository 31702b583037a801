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
