/** What a package may be at most, wherever it comes from; past it the package is refused, never cut. */
export const packageCeilings = {
  entries: 100_000,
  depth: 20,
  fileBytes: 256 * 1024 * 1024,
  totalBytes: 4 * 1024 * 1024 * 1024,
  /** Uncompressed to compressed. Test data of one repeated line reaches some hundreds; a bomb a thousand and more. */
  ratio: 1000,
  /** Below this size a high ratio is harmless and common. */
  ratioFromBytes: 64 * 1024 * 1024,
  pathCharacters: 1000,
} as const;

/** File and folder names of the package formats; others are not part of a package. */
const nameShape = /^[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,254}$/;

/** Whether every name of the path is one the formats allow; ".timelimit" at the root is read besides. */
export function isPackagePath(path: string): boolean {
  return path === ".timelimit" || path.split("/").every((name) => nameShape.test(name));
}

/** The same of an archive's entry, which may have the package's own folder before it. */
export function isArchivedPath(path: string): boolean {
  const [top = "", ...names] = path.split("/");
  return isPackagePath(path) || (nameShape.test(top) && isPackagePath(names.join("/")));
}

/**
 * Why an archive's entry must not be written, or null.
 * Absolute paths and ".." are attacks or broken tools, so they refuse the whole archive.
 */
export function unsafePath(path: string): string | null {
  if (path.length > packageCeilings.pathCharacters) return "the path is too long";
  if (path.startsWith("/") || /^[A-Za-z]:/.test(path)) return "the path is absolute";
  if (path.includes("\0") || path.includes("\\")) return "the path has a character no package uses";
  if (path.split("/").includes("..")) return 'the path leaves the package by ".."';
  return null;
}

/** A megabyte count for messages: "312 MiB". */
export function inMebibytes(bytes: number): string {
  return `${Math.ceil(bytes / 1_048_576)} MiB`;
}
