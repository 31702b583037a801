import type { PackageFiles } from "../package-files.ts";
import type { PackageDraft } from "./package-draft.ts";
import { attributeOf, childrenOf, elementAt, type XmlElement } from "./xml-element.ts";

/** What every part of the Polygon reader is given. */
export interface PolygonContext {
  readonly files: PackageFiles;
  /** <problem> */
  readonly problem: XmlElement;
  readonly draft: PackageDraft;
}

/** A place in problem.xml. */
export function inXml(key: string) {
  return { file: "problem.xml", key };
}

/** The tests that count are those of the set "tests"; older packages have one of another name. */
export function mainTestset(problem: XmlElement): XmlElement | null {
  const sets = childrenOf(elementAt(problem, "judging"), "testset");
  return sets.find((set) => attributeOf(set, "name") === "tests") ?? sets[0] ?? null;
}

/** The languages Polygon names in words, by code. */
export const polygonLanguages: Readonly<Record<string, string>> = {
  arabic: "ar",
  armenian: "hy",
  azerbaijani: "az",
  belarusian: "be",
  bulgarian: "bg",
  chinese: "zh",
  english: "en",
  estonian: "et",
  french: "fr",
  georgian: "ka",
  german: "de",
  hungarian: "hu",
  indonesian: "id",
  italian: "it",
  japanese: "ja",
  kazakh: "kk",
  korean: "ko",
  kyrgyz: "ky",
  latvian: "lv",
  lithuanian: "lt",
  mongolian: "mn",
  persian: "fa",
  polish: "pl",
  portuguese: "pt",
  romanian: "ro",
  russian: "ru",
  serbian: "sr",
  spanish: "es",
  tajik: "tg",
  tatar: "tt",
  turkish: "tr",
  turkmen: "tk",
  ukrainian: "uk",
  uzbek: "uz",
  vietnamese: "vi",
};
