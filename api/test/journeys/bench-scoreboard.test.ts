import { boardBenchReport } from "@bilimdon/contracts/bench-figures";
import { expect, it } from "vitest";
import { makeBenchFolder } from "../kit/bench-folder.ts";
import { startCommand } from "../kit/run-command.ts";

it("bench:scoreboard prints its figures as one object and leaves nothing behind", async () => {
  const folder = makeBenchFolder();
  const { code, output, told } = await startCommand(["bench:scoreboard", "--json", "--quick"], folder.env)
    .ended;

  expect(code, told).toBe(0);
  const report = boardBenchReport.parse(JSON.parse(output));
  for (const [name, figure] of Object.entries(report))
    if (name !== "bytesPerSpectator") expect(figure, name).toBeGreaterThan(0);
  expect(folder.leftBehind()).toEqual([]);
  folder.remove();
}, 300_000);
