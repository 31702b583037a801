import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { canonicalTar } from "../archive/canonical-tar.ts";
import { readFolder } from "../archive/read-folder.ts";

export type PackageParts = Readonly<Record<string, string | Uint8Array | null>>;

/** A package that is in order: one sample, one secret case, two jury submissions, statements in two languages. */
const plainPackage: PackageParts = {
  "problem.yaml":
    "problem_format_version: 2025-09\nname:\n  uz: Yigʻindi\n  en: Sum\nuuid: 4a1a9a2e-6d9f-4c53-9f35-0f9f2a4d7c11\nrights_owner: Bilimdon\nlicense: cc by-sa\n",
  "statement/problem.uz.md":
    "Ikki sonni qoʻshing: $a + b$.\n\n## Kirish\n\nIkki son.\n\n![Rasm](figure.png)\n",
  "statement/problem.en.tex":
    "\\problemname{Sum}\nAdd two numbers: $a + b$.\n\\section*{Input}\nTwo numbers.\n",
  "statement/figure.png": pngOf(3, 2),
  "data/sample/1.in": "1 2\n",
  "data/sample/1.ans": "3\n",
  "data/secret/1.in": "20 22\n",
  "data/secret/1.ans": "42\n",
  "input_validators/check.py": "import sys\nsys.exit(42)\n",
  "submissions/accepted/sum.py": "print(sum(map(int, input().split())))\n",
  "submissions/wrong_answer/one.py": "print(1)\n",
  "attachments/starter.txt": "print()\n",
};

/**
 * Writes a package below a folder.
 *
 * @param changes  path → other content; null leaves the file out
 * @returns the package's own folder
 */
export async function writePackage(
  parent: string,
  slug: string,
  changes: PackageParts = {},
): Promise<string> {
  for (const [path, content] of Object.entries({ ...plainPackage, ...changes })) {
    if (content === null) continue;
    const file = join(parent, slug, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  return join(parent, slug);
}

/** The package in a folder as an upload. */
export async function archiveOf(folder: string, slug: string) {
  return canonicalTar(slug, (await readFolder(folder, slug)).packed);
}

/** The first bytes of a PNG so many pixels large; enough for whoever reads its size. */
export function pngOf(width: number, height: number): Uint8Array {
  const head = Buffer.from("89504e470d0a1a0a0000000d494844520000000000000000", "hex");
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return head;
}
