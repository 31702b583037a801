import type { PackageContext, PackageDialect } from "./package-context.ts";

const icpcName = /^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,253}[a-zA-Z0-9]$/;
const longestPath = 1000;
const largestFile = 256 * 1024 * 1024;
const largeFile = 100 * 1024 * 1024;

/**
 * Notes names and sizes outside the format: legacy-icpc wants two characters at least and a letter or digit at both
 * ends; a short name is small letters and digits.
 * Source: "General requirements" of each format.
 */
export function checkFileNames(context: PackageContext, dialect: PackageDialect): void {
  const { files, tree, notes } = context;
  if (!/^[a-z0-9]+$/.test(files.shortName)) {
    const message = `the package's folder is called "${files.shortName}"; other systems want small letters and digits alone`;
    notes.warn({ file: "problem.yaml", key: null }, message);
  }
  for (const path of tree.filesBelow("")) {
    const place = { file: path, key: null };
    const name = path.slice(path.lastIndexOf("/") + 1);
    const size = files.sizes.get(path) ?? 0;
    const mebibytes = Math.ceil(size / 1024 / 1024);
    if (path.length > longestPath) notes.refuse(place, `has a path of more than ${longestPath} characters`);
    if (size > largestFile) notes.refuse(place, `has ${mebibytes} MiB; a file of a package may have 256 MiB`);
    else if (size > largeFile) notes.warn(place, `has ${mebibytes} MiB; the format advises 100 MiB at most`);
    if (dialect === "legacy-icpc" && path !== ".timelimit" && !icpcName.test(name)) {
      notes.refuse(
        place,
        "has a name outside legacy-icpc: two characters at least, a letter or digit at both ends",
      );
    }
  }
}
