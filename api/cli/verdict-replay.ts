/**
 * Judges a kept judgement again and compares, test by test:
 *
 *     npm run verdict:replay -- ID [--json] [--box …]      here, from the platform that runs or DATABASE_URL, BLOB_DIR
 *     npm run verdict:replay -- ID --out FOLDER            only writes all that is needed, to be carried to a host
 *     npm run verdict:replay -- --from FOLDER [--json]     judges such a folder; needs no platform
 *
 * ID is a judgement's or a submission's. Leaves with 0 if verdict and score agree, with 1 if not, with 2 if it could
 * not be judged again.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { judgeFolder } from "./verdict/judge-folder.ts";
import { type ReplayWords, readReplayWords } from "./verdict/read-replay-words.ts";
import { replayReport, replayWordsOf } from "./verdict/replay-report.ts";
import { writeReplay } from "./verdict/write-replay.ts";

const words = readReplayWords(process.argv.slice(2));
if (words.kind === "refused") leave(words.why);
else
  await main(words.value).catch((error: unknown) =>
    leave(error instanceof Error ? error.message : String(error)),
  );

async function main(wish: ReplayWords): Promise<void> {
  const from = process.env.INIT_CWD ?? process.cwd();
  if (wish.task === "write") {
    await writeReplay(wish.id, resolve(from, wish.folder));
    process.stderr.write(
      `Written to ${wish.folder}; on a host: npm run verdict:replay -- --from ${wish.folder}\n`,
    );
    return;
  }
  if (wish.task === "judge-folder") return await judgeAndTell(resolve(from, wish.folder), wish);
  const folder = await mkdtemp(join(tmpdir(), "verdict-replay-"));
  try {
    await writeReplay(wish.id, folder);
    await judgeAndTell(folder, wish);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function judgeAndTell(
  folder: string,
  { box, isJson }: { readonly box: string; readonly isJson: boolean },
): Promise<void> {
  const { order, again } = await judgeFolder(folder, box);
  const report = replayReport(order, again);
  process.stdout.write(isJson ? `${JSON.stringify(report)}\n` : replayWordsOf(report));
  process.exitCode = report.kind === "unjudged" ? 2 : report.agrees ? 0 : 1;
}

function leave(why: string): void {
  process.stderr.write(`${why}\n`);
  process.exitCode = 2;
}
