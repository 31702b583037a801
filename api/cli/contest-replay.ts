/**
 * Computes the board and the awards of a recorded contest by our rules:
 *
 *     npm run contest:replay -- FEED [--json] [--public] [--bronze B]
 *
 * FEED is a CLICS event feed, one JSON notification a line. --public shows what spectators see before the thaw;
 * --bronze gives B bronze medals more than four. Leaves with 0, with 1 if a line or reference of the feed cannot be
 * used (all are named), with 2 if the words are wrong.
 */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { readReplayOptions } from "./replay/read-replay-options.ts";
import { replayFeed } from "./replay/replay-feed.ts";
import { replayTable } from "./replay/replay-table.ts";

const options = readReplayOptions(process.argv.slice(2));
if (options.kind === "refused") {
  process.stderr.write(`${options.why}\n`);
  process.exitCode = 2;
} else {
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), options.value.feed);
  const text = await readFile(path, "utf8").catch((error) => {
    process.stderr.write(`${path} could not be read: ${error instanceof Error ? error.message : error}\n`);
    return null;
  });
  process.exitCode = text === null ? 2 : print(text, options.value);
}

function print(text: string, how: { isJson: boolean; isPublic: boolean; extraBronze: number }): number {
  const result = replayFeed(text, how);
  for (const note of result.notes) process.stderr.write(`${note}\n`);
  if (result.kind === "refused") return 1;
  const { board } = result;
  process.stdout.write(how.isJson ? `${JSON.stringify(board, null, 2)}\n` : replayTable(board));
  return 0;
}
