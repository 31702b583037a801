import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Its folder's name and so the problem's. */
export const benchProblem = "bench-sum";

const files: Readonly<Record<string, string>> = {
  "problem.yaml": `problem_format_version: 2025-09
name:
  uz: Yigʻindi
  ru: Сумма
  en: Sum
uuid: 2b5f1d0e-8a6e-4f63-9d53-6a1c35f0c7b4
license: cc by-sa
rights_owner: Bilimdon
credits: Bilimdon
`,
  "statement/problem.uz.md": "Ikki sonning yigʻindisini toping.\n",
  "statement/problem.ru.md": "Найдите сумму двух чисел.\n",
  "statement/problem.en.md": "Find the sum of two numbers.\n",
  "data/sample/1.in": "1 2\n",
  "data/sample/1.ans": "3\n",
  "data/secret/1.in": "20 22\n",
  "data/secret/1.ans": "42\n",
  "data/secret/2.in": "0 0\n",
  "data/secret/2.ans": "0\n",
  "input_validators/check.py": `import re, sys
sys.exit(42 if re.fullmatch(r"\\d+ \\d+\\n", sys.stdin.read()) else 43)
`,
  "submissions/accepted/sum.py": "print(sum(map(int, input().split())))\n",
};

/** Right in both languages; a mark makes a source like no other, as those of contestants are. */
export const benchSources = {
  python: (mark: number) => `# ${mark}\nprint(sum(map(int, input().split())))\n`,
  cpp: () => `// Always the same.
#include <iostream>

int main() {
  int a, b;
  std::cin >> a >> b;
  std::cout << a + b << "\\n";
}
`,
} as const;

/** Writes a problem of one line and three tests below a folder. @returns the package's own folder */
export async function writeBenchPackage(parent: string): Promise<string> {
  for (const [path, content] of Object.entries(files)) {
    const file = join(parent, benchProblem, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  return join(parent, benchProblem);
}
