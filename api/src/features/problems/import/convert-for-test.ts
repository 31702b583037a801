import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ImportReport, Manifest } from "@bilimdon/rules/problem/manifest";
import { readPackage } from "@bilimdon/rules/problem/read-package";
import { readFolder } from "../archive/read-folder.ts";
import { convertSource } from "./convert-source.ts";
import type { PackageParts } from "./write-test-package.ts";

export interface ConvertedForTest {
  readonly shortName: string;
  readonly manifest: Manifest;
  readonly report: ImportReport;
  /** Text of a file of the package. */
  text(path: string): string;
}

/**
 * Converts a package written as text and reads the result as any package.
 *
 * @returns the packages, or each fault as "file key: message" ("-" for no key), those of the result included
 */
export async function convertForTest(
  parts: PackageParts,
  name = "source",
): Promise<{ readonly packages: readonly ConvertedForTest[]; readonly faults: readonly string[] }> {
  const root = await mkdtemp(join(tmpdir(), "convert-test-"));
  try {
    for (const [path, content] of Object.entries(parts)) {
      if (content === null) continue;
      await mkdir(dirname(join(root, name, path)), { recursive: true });
      await writeFile(join(root, name, path), content);
    }
    const converted = await convertSource(join(root, name), join(root, "out"));
    if (converted.kind === "refused") return { packages: [], faults: converted.faults.map(inWords) };
    const packages: ConvertedForTest[] = [];
    const faults = converted.leftOut.map(inWords);
    for (const { folder, report } of converted.packages) {
      const shortName = folder.slice(folder.lastIndexOf("/") + 1);
      const { files, packed } = await readFolder(folder, shortName);
      const reading = readPackage(files);
      if (reading.kind === "refused") faults.push(...reading.faults.map(inWords));
      else {
        const texts = new Map<string, string>();
        for (const file of packed) texts.set(file.path, await readFile(file.source, "utf8"));
        packages.push({ shortName, manifest: reading.value, report, text: (path) => texts.get(path) ?? "" });
      }
    }
    return { packages, faults };
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** The one package there has to be. */
export async function convertOne(parts: PackageParts, name?: string): Promise<ConvertedForTest> {
  const { packages, faults } = await convertForTest(parts, name);
  const [only] = packages;
  if (only === undefined || faults.length > 0) throw new Error(faults.join("\n"));
  return only;
}

function inWords(fault: {
  readonly file: string;
  readonly key: string | null;
  readonly message: string;
}): string {
  return `${fault.file} ${fault.key ?? "-"}: ${fault.message}`;
}
