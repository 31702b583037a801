import type { Readable, Writable } from "node:stream";
import { FrameReader } from "./frame-reader.ts";
import { type Hello, readHello, readReplyId } from "./read-report.ts";

/** A started runner, however it is reached. */
export interface RunnerStreams {
  readonly toRunner: Writable;
  readonly fromRunner: Readable;
  /** What it last said on stderr, for the log. */
  lastWords(): string;
  /** Ends it, by force if need be, and settles when it is gone. */
  end(): Promise<void>;
}

/** The runner was gone before it had the whole request, so it has begun nothing of it. */
export class RequestUndelivered extends Error {}

/** A line to one runner: requests go out one after another, replies come back in the same order. */
export interface RunnerLink {
  readonly hello: Hello;
  readonly isDead: boolean;
  /** @throws RequestUndelivered when it never got the request; Error when the runner dies before it replies */
  ask(id: number, frame: Buffer): Promise<readonly string[]>;
  end(): Promise<void>;
}

interface Waiting {
  readonly id: number;
  settle(fields: readonly string[]): void;
  refuse(error: Error): void;
}

/**
 * Speaks with a runner that has just been started.
 *
 * @throws Error with the runner's own words when it cannot set its lane up
 */
export async function openRunnerLink(streams: RunnerStreams, helloWithinMs: number): Promise<RunnerLink> {
  const reader = new FrameReader();
  const waiting: Waiting[] = [];
  let isDead = false;

  const die = (why: string) => {
    if (isDead) return;
    isDead = true;
    const words = streams.lastWords().trim();
    const error = new Error(words === "" ? why : `${why}; it said: ${words}`);
    for (const request of waiting.splice(0)) request.refuse(error);
    void streams.end();
  };
  const take = (fields: readonly string[]) => {
    const next = waiting.shift();
    if (next === undefined) return die("the runner replied to nothing");
    const id = readReplyId(fields);
    if (id === next.id) return next.settle(fields);
    next.refuse(new Error(`the runner replied to request ${id}, not ${next.id}`));
    die("the runner's replies are out of order");
  };
  streams.fromRunner.on("data", (chunk: Buffer) => {
    try {
      for (const fields of reader.take(chunk)) take(fields);
    } catch (error) {
      die(`the runner's words cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
  streams.fromRunner.on("error", (error) => die(`the line to the runner broke: ${error.message}`));
  streams.fromRunner.on("close", () => die("the runner died"));
  streams.toRunner.on("error", (error) => die(`the line to the runner broke: ${error.message}`));

  const expect = (id: number) =>
    new Promise<readonly string[]>((settle, refuse) => waiting.push({ id, settle, refuse }));
  const timer = setTimeout(() => die(`the runner said nothing for ${helloWithinMs} ms`), helloWithinMs);
  const hello = readHello(await expect(0).finally(() => clearTimeout(timer)));
  if (hello.kind === "failed") {
    isDead = true;
    await streams.end();
    throw new Error(hello.detail);
  }
  return {
    hello,
    get isDead() {
      return isDead;
    },
    ask: (id, frame) => {
      if (isDead) return Promise.reject(new Error("the runner is dead"));
      const reply = expect(id);
      const request = waiting.at(-1);
      streams.toRunner.write(frame, (error) => {
        if (!error) return;
        request?.refuse(new RequestUndelivered(`the request did not reach the runner: ${error.message}`));
        die(`the line to the runner broke: ${error.message}`);
      });
      return reply;
    },
    end: async () => {
      isDead = true;
      for (const request of waiting.splice(0)) request.refuse(new Error("the box was closed"));
      await streams.end();
    },
  };
}
