/** Types of every package, then format and lint: `npm run check`. */
import { runChecks } from "./services/run-checks.ts";

const failed = runChecks().filter((check) => !check.isPassed);
for (const check of failed) console.error(`${check.title}\n${check.output}\n`);
console.log(failed.length === 0 ? "All checks pass." : `${failed.length} checks failed.`);
process.exitCode = failed.length === 0 ? 0 : 1;
