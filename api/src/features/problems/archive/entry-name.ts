import { archiveLimits } from "./archive-limits.ts";

export type EntryName =
  | { readonly kind: "path"; readonly path: string }
  /** The archive's own root ("./"): nothing to write. */
  | { readonly kind: "root" }
  | { readonly kind: "refused"; readonly why: string };

/**
 * Reads the name of an archive's entry.
 *
 * @param raw  as it stands in the archive; a leading "./" and a trailing "/" are taken off
 * @returns a relative path that stays inside its folder, or why it is refused
 */
export function readEntryName(raw: string): EntryName {
  const refused = (why: string): EntryName => ({ kind: "refused", why });
  if (raw.includes("\0")) return refused("the name has a NUL character; rename the file");
  if (raw.includes("\\")) return refused('the name has a backslash; names are divided by "/"');
  if (raw.startsWith("/") || /^[A-Za-z]:/.test(raw))
    return refused("the name is absolute; pack relative names");
  if (raw.length > archiveLimits.pathLength)
    return refused(`the name is longer than ${archiveLimits.pathLength} characters`);
  const names = raw
    .replace(/^(\.\/)+/, "")
    .replace(/\/$/, "")
    .split("/");
  if (names.length === 1 && (names[0] === "" || names[0] === ".")) return { kind: "root" };
  if (names.length > archiveLimits.depth) return refused(`more than ${archiveLimits.depth} folders deep`);
  for (const name of names) {
    if (name === "..") return refused('the name climbs out of the package by ".."');
    if (name === "" || name === ".") return refused('the name has an empty or "." part');
    if (Buffer.byteLength(name) > archiveLimits.nameLength)
      return refused(`a part of the name is longer than ${archiveLimits.nameLength} bytes`);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
    if (/[\u0000-\u001f\u007f]/.test(name)) return refused("the name has a control character");
  }
  return { kind: "path", path: names.join("/") };
}
