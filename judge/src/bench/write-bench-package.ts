import { mkdir, mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Staging, stagePackage } from "../steps/stage-package.ts";

export type StagedPackage = Extract<Staging, { kind: "staged" }>;

/** A package of so many small tests, written for the occasion and staged in the store: the sum of two numbers. */
export async function stageSmallPackage(storePath: string, tests: number): Promise<StagedPackage> {
  return await staged(storePath, async (secret) => {
    for (let at = 1; at <= tests; at++) {
      await writeFile(join(secret, `${at}.in`), `${at} ${at}\n`);
      await writeFile(join(secret, `${at}.ans`), `${2 * at}\n`);
    }
  });
}

/** A package whose tests weigh so much; what stands after the first line of an input is blank and read by nobody. */
export async function stageLargePackage(
  storePath: string,
  weight: { readonly tests: number; readonly bytesATest: number },
): Promise<StagedPackage> {
  return await staged(storePath, async (secret) => {
    for (let at = 1; at <= weight.tests; at++) {
      const file = await open(join(secret, `${at}.in`), "w");
      await file.write(`${at} ${at}\n`);
      const block = Buffer.alloc(1024 * 1024, " ");
      for (let written = 0; written < weight.bytesATest; written += block.length) await file.write(block);
      await file.close();
      await writeFile(join(secret, `${at}.ans`), `${2 * at}\n`);
    }
  });
}

async function staged(storePath: string, fill: (secret: string) => Promise<void>): Promise<StagedPackage> {
  const folder = await mkdtemp(join(tmpdir(), "bench-package-"));
  try {
    const secret = join(folder, "data/secret");
    await mkdir(secret, { recursive: true });
    await mkdir(join(folder, "problem_statement"));
    await writeFile(join(folder, "problem.yaml"), "name: Sum\n");
    await writeFile(
      join(folder, "problem_statement/problem.en.tex"),
      "\\problemname{Sum}\nAdd two numbers.\n",
    );
    await mkdir(join(folder, "submissions/accepted"), { recursive: true });
    await writeFile(join(folder, "submissions/accepted/sum.py"), "print(sum(map(int, input().split())))\n");
    await fill(secret);
    const staging = await stagePackage(storePath, folder, `bench-${folder.slice(-6)}`);
    if (staging.kind === "refused") throw new Error(JSON.stringify(staging.faults));
    return staging;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
