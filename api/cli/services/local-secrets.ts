import { randomBytes, randomInt } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const shape = z.object({
  judgeToken: z.string().min(32),
  keyCurrent: z.string().min(32),
  demoPassword: z.string().min(12),
});

/** Secrets of this machine alone, made at the first start and kept in the state folder, mode 0600. */
export type LocalSecrets = z.infer<typeof shape>;

const words = [
  "registon",
  "zarafshon",
  "chorsu",
  "oqsoy",
  "afrosiyob",
  "shohizinda",
  "tabiat",
  "quyosh",
  "yulduz",
  "daryo",
];

export function readLocalSecrets(stateFolder: string): LocalSecrets {
  const file = join(stateFolder, "secrets.json");
  const known = existsSync(file) ? shape.partial().parse(JSON.parse(readFileSync(file, "utf8"))) : {};
  mkdirSync(stateFolder, { recursive: true });
  // A state of an older version lacks what came later; what it has stays.
  const made: LocalSecrets = {
    judgeToken: randomBytes(32).toString("base64url"),
    keyCurrent: randomBytes(32).toString("base64url"),
    demoPassword: `${word()}-${word()}-${randomInt(1_000, 10_000)}`,
    ...known,
  };
  writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  return made;
}

function word(): string {
  return words[randomInt(words.length)] ?? "registon";
}
