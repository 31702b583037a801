/**
 * Makes packages of format 2025-09 from Polygon packages, Hydro problems and FPS problem sets:
 *
 *     npm run problem:convert -- SOURCE OUT
 *
 * SOURCE is a folder, a zip, a tar or an FPS .xml; each problem becomes a folder of OUT. Prints what was taken of every
 * key and what was not. Problems of a set that cannot be taken are named, and the others made. Leaves with 0 only if
 * everything was converted.
 */
import type { PackageFault } from "@bilimdon/rules/problem/package-files";
import { convertSource } from "../src/features/problems/import/convert-source.ts";

const [source, target, ...rest] = process.argv.slice(2);
if (source === undefined || target === undefined || rest.length > 0) {
  process.stderr.write("problem:convert -- SOURCE OUT\n");
  process.exitCode = 2;
} else {
  const converted = await convertSource(source, target);
  if (converted.kind === "refused") tellFaults(converted.faults);
  else {
    for (const { folder, report } of converted.packages) {
      process.stdout.write(`${folder}\n`);
      for (const { file, key, fate, remark } of report.notes)
        process.stdout.write(`  ${fate.padEnd(7)} ${file}${key === null ? "" : ` ${key}`}: ${remark}\n`);
    }
    tellFaults(converted.leftOut);
  }
}

function tellFaults(faults: readonly PackageFault[]): void {
  if (faults.length === 0) return;
  for (const { file, key, message } of faults)
    process.stderr.write(`${file}${key === null ? "" : ` ${key}`}: ${message}\n`);
  process.exitCode = 1;
}
