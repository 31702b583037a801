import type { LanguageView } from "../../../client/problem-resource.ts";

export interface LanguageQuestion {
  /** What the problem takes and some judge has, in the order to offer. */
  readonly offered: readonly LanguageView[];
  /** Of the draft of this problem; null: there is none. */
  readonly ofDraft: string | null;
  /** Last used by this person anywhere; null: never. */
  readonly lastUsed: string | null;
}

/** The language to open the editor with: the draft's, else the person's last, else the first offered. */
export function chooseLanguage({ offered, ofDraft, lastUsed }: LanguageQuestion): string | null {
  const isOffered = (id: string | null) => offered.some((language) => language.id === id);
  if (isOffered(ofDraft)) return ofDraft;
  if (isOffered(lastUsed)) return lastUsed;
  return offered[0]?.id ?? null;
}

export interface FileQuestion {
  readonly offered: readonly LanguageView[];
  readonly fileName: string;
  readonly current: string | null;
}

/**
 * The language of a file by its extension. Several languages may share one (C++17, C++20): the current stays when it
 * fits, and so it does when the extension says nothing.
 */
export function languageOfFile({ offered, fileName, current }: FileQuestion): string | null {
  const extension = /\.([^./\\]+)$/.exec(fileName)?.[1] ?? "";
  // Upper case means something only where both are listed: .C is C++, .c is C.
  const taking = (written: string) =>
    offered.filter(({ extensions }) => extensions.includes(written)).map(({ id }) => id);
  const exact = taking(extension);
  const fitting = exact.length > 0 ? exact : taking(extension.toLowerCase());
  if (current !== null && (fitting.includes(current) || fitting.length === 0)) return current;
  return fitting[0] ?? current;
}

/** "g++ (Debian 12.2.0-14+deb12u1) 12.2.0" → "g++ 12.2": what a menu has room for. */
export function shortVersion(version: string, name: string): string {
  const plain = version.replace(/\([^)]*\)|\bversion\b/g, " ");
  const [, before = "", number = ""] = /^(.*?)v?(\d+(?:\.\d+)?)/.exec(plain) ?? [];
  const maker = [...new Set(before.split(" ").filter((word) => word !== ""))].join(" ");
  const isSaid = name.toLowerCase().startsWith(maker.toLowerCase());
  return isSaid ? number : `${maker} ${number}`;
}
