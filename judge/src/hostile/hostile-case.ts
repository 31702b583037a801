import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

export const corpusFolder = resolve(import.meta.dirname, "../../test/corpus");

const programShape = z.strictObject({
  about: z.string(),
  by: z.string().describe("what contains it"),
  expected: z
    .array(z.string())
    .optional()
    .describe('endings, "RTE" or "RTE SIGSYS"; the folder\'s verdict otherwise'),
  answer: z.string().optional().describe("what it must have printed to be right"),
  answerSha256: z.string().optional(),
  input: z.string().optional(),
  inputMiB: z.number().optional(),
  wallMs: z.number().optional().describe("for what takes long on a busy machine"),
  collect: z.string().optional().describe("a file to take out of the scratch folder"),
  collects: z.string().optional().describe('what that file may hold, or "none"'),
  processor: z.enum(["x64"]).optional(),
});

/** A program in C that attacks the box it runs in: a folder `hostile-ID-VERDICT` of the corpus. */
export interface HostileProgram extends Omit<z.infer<typeof programShape>, "expected"> {
  readonly id: string;
  readonly sourcePath: string;
  readonly expected: readonly string[];
}

const attackShape = z.strictObject({
  about: z.string(),
  language: z.string(),
  tests: z.array(z.strictObject({ in: z.string(), ans: z.string() })),
  limits: z.record(z.string(), z.number()).default({}),
  /** Part of the compile message, or of what the judge says of the failed test. */
  message: z.string().optional(),
  /** What would tell that the attack got through. */
  absent: z.string().optional(),
  /** Holds only where a program has a file system of its own. */
  isOfFullBoxes: z.boolean().default(false),
});

/** A source that attacks its compiler: a folder `compile-NAME-VERDICT`, told by the folder's name without the verdict. */
export interface CompileAttack extends z.infer<typeof attackShape> {
  readonly id: string;
  readonly expected: readonly string[];
  readonly files: readonly { readonly name: string; readonly content: Uint8Array }[];
}

/** @throws Error when a case's file is not as above */
export function readHostilePrograms(): HostileProgram[] {
  return foldersWith("hostile-").map(({ folder, name, verdict }) => {
    const facts = programShape.parse(readCase(folder));
    const sourcePath = join(folder, "main.c");
    return { ...facts, id: name.slice("hostile-".length), sourcePath, expected: facts.expected ?? [verdict] };
  });
}

export function readCompileAttacks(): CompileAttack[] {
  return foldersWith("compile-").map(({ folder, name, verdict }) => {
    const names = readdirSync(folder).filter((file) => file !== "case.yaml");
    const files = names.map((file) => ({ name: file, content: readFileSync(join(folder, file)) }));
    return { ...attackShape.parse(readCase(folder)), id: name, expected: [verdict], files };
  });
}

function foldersWith(prefix: string) {
  const names = readdirSync(corpusFolder).filter((name) => name.startsWith(prefix));
  return names.sort().map((whole) => {
    const cut = whole.lastIndexOf("-");
    return { folder: join(corpusFolder, whole), name: whole.slice(0, cut), verdict: whole.slice(cut + 1) };
  });
}

function readCase(folder: string): unknown {
  return parse(readFileSync(join(folder, "case.yaml"), "utf8"));
}
