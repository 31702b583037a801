import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { boxSuite } from "./box-suite.ts";
import { buildRunner } from "./build-runner.ts";
import { openDockerBox } from "./docker-box.ts";
import { findEngine } from "./docker-engine.ts";

const statePath = mkdtempSync(join(tmpdir(), "bilimdon-runner-"));
let runnerPath = "";
beforeAll(async () => {
  runnerPath = (await buildRunner(statePath)).path;
});
afterAll(() => rmSync(statePath, { recursive: true, force: true }));

/** The first image that is here: the suite needs no more of it than a shell. */
async function findImage(): Promise<{ image: string } | { missing: string }> {
  let missing = "";
  for (const image of [process.env.SANDBOX_IMAGE ?? "bilimdon-sandbox", "bilimdon-sandbox-small"]) {
    try {
      await findEngine(image);
      return { image };
    } catch (error) {
      missing ||= error instanceof Error ? error.message : String(error);
    }
  }
  return { missing };
}

const found = await findImage();
boxSuite({
  name: "the Docker box",
  missing: "missing" in found ? found.missing : null,
  lacks: [],
  open: (storePath) =>
    openDockerBox({
      storePath,
      laneCount: 2,
      runnerPath,
      ...("image" in found ? { image: found.image } : {}),
    }),
  breakLanes: async () => {
    const { docker } = await findEngine("image" in found ? found.image : "");
    const filters = { label: [`bilimdon.lane=${process.pid}`] };
    for (const { Id } of await docker.listContainers({ filters })) await docker.getContainer(Id).kill();
  },
});
