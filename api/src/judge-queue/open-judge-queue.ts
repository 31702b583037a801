import type { JudgeWelcome } from "@bilimdon/contracts/live/api-to-judge";
import type { Config } from "../config.ts";
import { createQueueRole } from "./create-queue-role.ts";
import {
  defaultQueueSchema,
  defaultRedisPrefix,
  type JudgeQueueDoor,
  openPostgresQueue,
  openRedisQueue,
  type QueueNews,
} from "./judge-queue.ts";
import { prepareQueueSchema } from "./prepare-queue-schema.ts";

export interface OpenedQueue {
  readonly door: JudgeQueueDoor;
  /** What workers are told. */
  readonly address: JudgeWelcome["queue"];
}

const poolSize = 4;

/** Opens the queue where the configuration has it: on Redis when REDIS_URL is given, else on Postgres. */
export async function openJudgeQueue(config: Config, news: QueueNews): Promise<OpenedQueue> {
  if (config.REDIS_URL !== undefined) {
    const prefix = defaultRedisPrefix;
    const door = openRedisQueue({ url: config.REDIS_URL, prefix }, news);
    const url = config.QUEUE_REDIS_URL ?? config.REDIS_URL;
    return { door, address: { kind: "redis", url, prefix } };
  }
  const schema = defaultQueueSchema;
  const at = { url: config.DATABASE_URL, schema };
  await prepareQueueSchema(at.url, schema);
  const url = config.QUEUE_DATABASE_URL ?? (await createQueueRole({ ...at, judgeToken: config.JUDGE_TOKEN }));
  return { door: openPostgresQueue({ ...at, poolSize }, news), address: { kind: "postgres", url, schema } };
}
