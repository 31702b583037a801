/**
 * Sends changed problem packages to a running platform and reports what the judge found there:
 *
 *     npm run problem:push -- [DIR…] [--url http://localhost:8080] [--token SECRET] [--publish] [--json]
 *
 * The address and the token may stand in BILIMDON_URL and BILIMDON_TOKEN; with neither, the platform that `npm start`
 * runs from this folder is meant. Without DIR every folder of problems/ is
 * taken. Leaves with 0 only if every package was taken and every jury submission agrees.
 */
import { pushProblems } from "./push/push-problems.ts";
import { readPushOptions } from "./push/read-push-options.ts";

const options = await readPushOptions(process.argv.slice(2), process.env);
if (options.kind === "refused") {
  process.stderr.write(`${options.why}\n`);
  process.exitCode = 2;
} else {
  process.exitCode = await pushProblems(options.value, {
    print: (line) => process.stdout.write(`${line}\n`),
    say: (line) => process.stderr.write(`${line}\n`),
    progress: process.stderr.isTTY ? (line) => process.stderr.write(`\r\u001b[K${line}`) : () => {},
  });
}
