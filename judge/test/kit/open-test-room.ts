import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type OpenedRoom, openRoom, prepareStore } from "../../src/judge-room.ts";
import { openBox } from "../../src/open-box.ts";

const gibibyte = 1024 ** 3;

export interface TestRoom extends OpenedRoom {
  close(): Promise<void>;
}

/** A real box with its languages, in a folder of its own that is removed afterwards. */
export async function openTestRoom(lanes = 1): Promise<TestRoom> {
  const statePath = await mkdtemp(join(tmpdir(), "judge-test-"));
  const storePath = join(statePath, "store");
  await prepareStore(storePath);
  const box = await openBox({ choice: "auto", statePath, storePath, lanes, isProduction: false });
  const room = await openRoom(box, { packageBytes: gibibyte, compileBytes: gibibyte });
  const close = async () => {
    await box.close();
    await rm(statePath, { recursive: true, force: true });
  };
  return { ...room, close };
}
