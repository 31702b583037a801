import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { boardBenchReport } from "@bilimdon/contracts/bench-figures";
import { expect, it } from "vitest";
import { projectRoot } from "../../cli/services/project-root.ts";

it("bench:scoreboard prints its figures as one object and leaves nothing behind", async () => {
  const folder = mkdtempSync(join(tmpdir(), "bench-board-journey-"));
  const words = [join(projectRoot, "api/cli/set-up.mjs"), "bench:scoreboard", "--json", "--quick"];
  const child = spawn(process.execPath, words, {
    env: { ...process.env, TMPDIR: folder, DATABASE_URL: "postgres://nobody@127.0.0.1:1/others" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [output, told] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString("utf8");
  });
  child.stderr.on("data", (chunk: Buffer) => {
    told += chunk.toString("utf8");
  });
  const code = await new Promise((settle) => child.once("close", settle));

  expect(code, told).toBe(0);
  const report = boardBenchReport.parse(JSON.parse(output));
  for (const [name, figure] of Object.entries(report))
    if (name !== "bytesPerSpectator") expect(figure, name).toBeGreaterThan(0);
  expect(readdirSync(folder).filter((name) => !/^(tsx|node-compile-cache)/.test(name))).toEqual([]);
  rmSync(folder, { recursive: true, force: true });
}, 300_000);
