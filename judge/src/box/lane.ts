import type { BoxFailed, ConversationReport, Lane, TestReport } from "./box.ts";
import { encodeConversation, encodeRun } from "./encode-request.ts";
import { type Hello, readConversationReport, readRunReport } from "./read-report.ts";
import { RequestUndelivered, type RunnerLink } from "./runner-link.ts";

/** A lane of a box, as the pool keeps it. */
export interface StandingLane extends Pick<Lane, "index" | "run" | "converse"> {
  readonly hello: Hello;
  close(): Promise<void>;
}

/**
 * A lane that starts its runner anew when it died.
 *
 * A request the dead runner held is reported box-failed and not sent again: its owner knows whether it may be. One
 * that never reached it, because it had died unnoticed, goes to the next.
 * @throws Error when the first runner cannot be started
 */
export async function openLane(index: number, start: () => Promise<RunnerLink>): Promise<StandingLane> {
  let link = await start();
  let starting: Promise<RunnerLink> | null = null;
  let isClosed = false;
  let lastId = 0;

  const alive = async (): Promise<RunnerLink> => {
    if (isClosed) throw new Error("the box is closed");
    if (!link.isDead) return link;
    starting ??= start().finally(() => {
      starting = null;
    });
    link = await starting;
    return link;
  };
  const send = async (encode: (id: number, runner: RunnerLink) => Buffer): Promise<readonly string[]> => {
    const once = async () => {
      const runner = await alive();
      const id = ++lastId;
      return asked(runner, id, encode(id, runner));
    };
    try {
      return await once();
    } catch (error) {
      if (error instanceof RequestUndelivered) return await once();
      throw error;
    }
  };
  const isApproximate = () => link.hello.isMemoryApproximate;
  return {
    index,
    hello: link.hello,
    run: (request) =>
      reported(async (): Promise<TestReport> => {
        const fields = await send((id, { hello }) => encodeRun(id, request, hello.places));
        return readRunReport(fields, isApproximate());
      }),
    converse: (request) =>
      reported(async (): Promise<ConversationReport> => {
        const fields = await send((id, { hello }) => encodeConversation(id, request, hello.places));
        return readConversationReport(fields, isApproximate());
      }),
    close: async () => {
      isClosed = true;
      await link.end();
    },
  };
}

/** A runner that found something left of a test says that it ends; the next request must not be written to it. */
async function asked(runner: RunnerLink, id: number, frame: Buffer): Promise<readonly string[]> {
  const fields = await runner.ask(id, frame);
  if (fields.includes("lane=ends")) await runner.end();
  return fields;
}

/** The port promises that a box that broke is a report. */
async function reported<T>(work: () => Promise<T>): Promise<T | BoxFailed> {
  try {
    return await work();
  } catch (error) {
    return { kind: "box-failed", detail: error instanceof Error ? error.message : String(error) };
  }
}
