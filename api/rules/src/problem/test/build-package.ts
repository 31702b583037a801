/** Packages written as text for tests: file name → content. */
import { parse } from "yaml";
import type { Manifest } from "../manifest.ts";
import type { PackageFiles } from "../package-files.ts";
import { readPackage } from "../read-package.ts";

export type PackageText = Readonly<Record<string, string | null>>;

/** A legacy package with one sample, two secret tests and one accepted solution; null takes a file out. */
export function legacyPackage(over: PackageText = {}): PackageFiles {
  return packageOf({
    "problem.yaml": "name: Sum",
    "problem_statement/problem.en.tex": "\\problemname{Sum}",
    "input_validators/check.py": "import sys; sys.exit(42)",
    "data/sample/1.in": "1 2",
    "data/sample/1.ans": "3",
    "data/secret/01.in": "2 2",
    "data/secret/01.ans": "4",
    "data/secret/02.in": "5 5",
    "data/secret/02.ans": "10",
    "submissions/accepted/sum.py": "print(sum(map(int, input().split())))",
    ...over,
  });
}

/** The same problem in format 2025-09. */
export function modernPackage(over: PackageText = {}): PackageFiles {
  return packageOf({
    "problem.yaml": "problem_format_version: 2025-09\nname: Sum\nuuid: 1",
    "statement/problem.en.md": "Add two numbers.",
    "input_validators/check.py": "import sys; sys.exit(42)",
    "data/sample/1.in": "1 2",
    "data/sample/1.ans": "3",
    "data/secret/01.in": "2 2",
    "data/secret/01.ans": "4",
    "data/secret/02.in": "5 5",
    "data/secret/02.ans": "10",
    "submissions/accepted/sum.py": "print(sum(map(int, input().split())))",
    ...over,
  });
}

export function packageOf(text: PackageText): PackageFiles {
  const files = new Map(
    Object.entries(text).flatMap(([path, content]) => (content === null ? [] : [[path, content] as const])),
  );
  return {
    shortName: "sum",
    sizes: new Map([...files].map(([path, content]) => [path, content.length])),
    text: (path) => {
      const value = files.get(path);
      if (value === undefined) return { kind: "missing" };
      return value.includes("\u0000") ? { kind: "not-text" } : { kind: "read", value };
    },
    yaml: (source) => {
      try {
        return { kind: "read", value: parse(source, { maxAliasCount: 0 }) };
      } catch (error) {
        return { kind: "unreadable", why: String(error).split("\n", 1)[0] ?? "" };
      }
    },
  };
}

export function read(files: PackageFiles): Manifest {
  const reading = readPackage(files);
  if (reading.kind === "read") return reading.value;
  throw new Error(reading.faults.map((fault) => `${fault.file} ${fault.key}: ${fault.message}`).join("\n"));
}

/** Each fault as "file key: message" ("-" for no key); none where the package is read. */
export function faultsOf(files: PackageFiles): string[] {
  const reading = readPackage(files);
  if (reading.kind === "read") return [];
  return reading.faults.map((fault) => `${fault.file} ${fault.key ?? "-"}: ${fault.message}`);
}
