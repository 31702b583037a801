import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Writes a package's files into a folder: path → text. */
export async function writeFiles(
  root: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string> {
  for (const [path, content] of Object.entries(files)) {
    const target = join(root, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content, { mode: path.endsWith("build") ? 0o755 : 0o644 });
  }
  return root;
}

/** The least a legacy package needs, to be spread and added to. */
export const legacyBase: Readonly<Record<string, string>> = {
  "problem.yaml": "name: Sum\n",
  "problem_statement/problem.en.tex": "\\problemname{Sum}\nAdd two numbers.\n",
  "data/secret/1.in": "2 3\n",
  "data/secret/1.ans": "5\n",
  "submissions/accepted/sum.py": "a, b = map(int, input().split())\nprint(a + b)\n",
};

/** The least a package of format 2025-09 needs. */
export const modernBase: Readonly<Record<string, string>> = {
  "problem.yaml":
    "problem_format_version: 2025-09\nname: Sum\nuuid: 6f4a35d9-8f7b-4d4f-9a83-0d6b54f8f2c1\ntype: pass-fail\n",
  "statement/problem.en.md": "Add two numbers.\n",
  "data/secret/1.in": "2 3\n",
  "data/secret/1.ans": "5\n",
  "input_validators/any.py": "import sys\nsys.exit(42)\n",
  "submissions/accepted/sum.py": "a, b = map(int, input().split())\nprint(a + b)\n",
};
