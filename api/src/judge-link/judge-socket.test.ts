import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { judgeHostState, judgeWelcome } from "@bilimdon/contracts/live/api-to-judge";
import {
  type JudgeHello,
  judgeLinkNamespace,
  judgeLinkPath,
  type VerificationReport,
  verdictAnswer,
} from "@bilimdon/contracts/live/judge-to-api";
import { rooms } from "@bilimdon/contracts/live/rooms";
import { eq } from "drizzle-orm";
import { io, type Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { build } from "../../test/kit/build.ts";
import { buildContest, buildVerdict } from "../../test/kit/build-contest.ts";
import { openTestDatabase, type TestDatabase } from "../../test/kit/open-test-database.ts";
import { makeTestCtx, type TestCtx, testJudgeToken } from "../../test/kit/test-ctx.ts";
import { wireEvents } from "../../test/kit/wire-events.ts";
import { judgeHosts } from "../db/schema/judge-hosts.ts";
import { judgements } from "../db/schema/submissions.ts";
import { isJudgeToken } from "../http/judge-token.ts";
import { openSocketServer } from "../live/socket-server.ts";
import { type JudgeLink, judgeMessageBytes, openJudgeLink } from "./judge-socket.ts";

let database: TestDatabase;
let ctx: TestCtx;
let link: JudgeLink;
let url: string;
let close: () => Promise<void>;
const reports: VerificationReport[] = [];
const workers: Socket[] = [];
const queue = { kind: "postgres", url: "postgres://worker@queue/db", schema: "judge_queue" } as const;

beforeAll(async () => {
  database = await openTestDatabase();
  ctx = wireEvents(makeTestCtx(database.db), { tellHostOrders: (...at) => link.tellOrders(...at) });
  const http = createServer();
  const server = openSocketServer(http, {
    path: judgeLinkPath,
    messageBytes: judgeMessageBytes,
    redis: null,
    mayEnter: ({ headers }) =>
      isJudgeToken(headers.authorization?.replace(/^Bearer /, ""), { JUDGE_TOKEN: testJudgeToken }),
  });
  link = openJudgeLink(server.of(judgeLinkNamespace), {
    ctx,
    queue,
    recordCustomRun: async () => "kept",
    recordVerification: async (_, report) => {
      reports.push(report);
      return "kept";
    },
    recordVerificationProgress: async () => "stop",
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const address = http.address();
  url = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  close = () => server.close();
});
afterEach(() => {
  for (const worker of workers.splice(0)) worker.disconnect();
});
afterAll(async () => {
  await close();
  await database.close();
});

interface Calling {
  readonly token?: string;
  readonly authToken?: string;
  readonly hello?: unknown;
}
const hello = (): JudgeHello => build.hello(`host-${randomBytes(4).toString("hex")}`, ["cpp20"]);

function call({ token = testJudgeToken, authToken = token, hello: said = hello() }: Calling = {}): Socket {
  const worker = io(`${url}${judgeLinkNamespace}`, {
    path: judgeLinkPath,
    extraHeaders: { authorization: `Bearer ${token}` },
    auth: { token: authToken, hello: said },
    transports: ["websocket"],
    reconnection: false,
    forceNew: true,
  });
  workers.push(worker);
  return worker;
}
const next = (worker: Socket, event: string) =>
  new Promise<unknown>((resolve) => worker.once(event, resolve));
const refusalOf = async (worker: Socket) => {
  const error = await next(worker, "connect_error");
  return error instanceof Error ? error : new Error("no error came");
};

async function admit(said: JudgeHello = hello()) {
  const worker = call({ hello: said });
  const state = next(worker, "host-state");
  const welcome = judgeWelcome.parse(await next(worker, "welcome"));
  return { worker, welcome, state: judgeHostState.parse(await state) };
}
const send = async (worker: Socket, event: string, message: unknown) =>
  verdictAnswer.parse(await worker.timeout(5_000).emitWithAck(event, message)).answer;
const hostOf = async (hostId: string) =>
  (await database.db.select().from(judgeHosts).where(eq(judgeHosts.id, hostId)))[0];

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await isSo()) return;
    await sleep(10);
  }
  throw new Error("it did not come about within 3 s");
}

describe("the judge link", () => {
  it.each(["", "wrong", `${testJudgeToken}x`, testJudgeToken.slice(0, -1)])(
    "is closed to the token %j",
    async (token) => {
      await refusalOf(call({ token, authToken: testJudgeToken }));
    },
  );

  it("is closed to a handshake without the token, and says why", async () => {
    const error = await refusalOf(call({ authToken: "wrong" }));

    expect(error.message).toMatch(/JUDGE_TOKEN/);
    expect(error).toMatchObject({ data: { code: "judge.token_refused" } });
  });

  it("refuses a hello that cannot be read and names the field", async () => {
    const error = await refusalOf(call({ hello: { ...hello(), lanes: "many" } }));

    expect(error.message).toMatch(/lanes/);
    expect(error).toMatchObject({ data: { code: "judge.hello_refused" } });
  });

  it("tells a worker its id and where the queue is, and keeps it as a host", async () => {
    const said = hello();
    const { welcome, state } = await admit(said);

    expect(welcome).toMatchObject({ v: 1, queue });
    expect(state).toEqual({ state: "enabled", restriction: null });
    expect(await hostOf(welcome.hostId)).toMatchObject({ name: said.name, isConnected: 1, hello: said });
  });

  it("gives a worker that comes again its old id and its state", async () => {
    const said = hello();
    const first = await admit(said);
    await database.db
      .update(judgeHosts)
      .set({ state: "drained" })
      .where(eq(judgeHosts.id, first.welcome.hostId));
    first.worker.disconnect();

    const again = await admit(said);

    expect(again.welcome.hostId).toBe(first.welcome.hostId);
    expect(again.state).toEqual({ state: "drained", restriction: null });
  });

  it("marks a host as gone when its last line closes, not before", async () => {
    const said = hello();
    const [one, other] = [await admit(said), await admit(said)];
    one.worker.disconnect();
    await sleep(100);
    expect(await hostOf(other.welcome.hostId)).toMatchObject({ isConnected: 1 });

    other.worker.disconnect();
    await until(async () => (await hostOf(other.welcome.hostId))?.isConnected === 0);
  });

  it("tells a host at once when an operator drains it", async () => {
    const { worker, welcome } = await admit();
    const told = next(worker, "host-state");
    await ctx.events.tell({
      kind: "judge-host-ordered",
      hostId: welcome.hostId,
      orders: { state: "aside", restriction: null },
    });

    expect(await told).toEqual({ state: "drained", restriction: null });
  });
});

describe("a verdict over the link", () => {
  it("is kept once, however often the worker sends it", async () => {
    const contest = await buildContest(database.db, { labels: ["A"], names: ["lola"] });
    const { judgementId } = await contest.send("lola", "A", 10);
    const { worker, welcome } = await admit();
    const verdict = buildVerdict(judgementId, "AC");

    const answers = [await send(worker, "verdict", verdict), await send(worker, "verdict", verdict)];

    expect(answers).toEqual(["kept", "kept"]);
    const [row] = await database.db.select().from(judgements).where(eq(judgements.id, judgementId));
    expect(row).toMatchObject({ state: "judged", verdict: "AC", judgeHostId: welcome.hostId });
  });

  it("of ten thousand tests gets through", async () => {
    const contest = await buildContest(database.db, { labels: ["A"], names: ["lola"] });
    const { judgementId } = await contest.send("lola", "A", 10);
    const verdict = buildVerdict(judgementId, "WA");
    if (verdict.outcome.kind !== "judged") throw new Error("a verdict was built");
    const [test] = verdict.outcome.tests;
    if (test === undefined) throw new Error("it has tests");
    const tests = Array.from({ length: 10_000 }, (_, n) => ({
      ...test,
      name: `secret/group/${n}`,
      judgeMessage: "x".repeat(100),
    }));

    const { worker } = await admit();

    expect(await send(worker, "verdict", { ...verdict, outcome: { ...verdict.outcome, tests } })).toBe(
      "kept",
    );
  });

  it("that cannot be read is unknown, so that the job ends and the sweep judges anew", async () => {
    const { worker } = await admit();

    expect(await send(worker, "verdict", { judgementId: "nonsense" })).toBe("unknown");
  });

  it("is asked for again later while it cannot be kept", async () => {
    const contest = await buildContest(database.db, { labels: ["A"], names: ["lola"] });
    const { judgementId } = await contest.send("lola", "A", 10);
    const { worker } = await admit();
    await database.db.execute(`alter table judgements rename to judgements_away`);

    const meanwhile = await send(worker, "verdict", buildVerdict(judgementId, "AC"));
    await database.db.execute(`alter table judgements_away rename to judgements`);

    expect(meanwhile).toBe("again-later");
    expect(await send(worker, "verdict", buildVerdict(judgementId, "AC"))).toBe("kept");
  });
});

describe("progress over the link", () => {
  it("reaches the sender's pages at most four times a second, the last word included", async () => {
    const contest = await buildContest(database.db, { labels: ["A"], names: ["lola"] });
    const { judgementId, submissionId } = await contest.send("lola", "A", 10);
    const { worker } = await admit();
    const room = rooms.user(contest.participants.lola?.userId ?? "");
    const heard = () =>
      ctx.live.sent.filter((news) => news.room === room && news.event === "submission-progress");

    for (let done = 1; done <= 40; done += 1)
      worker.emit("progress", { judgementId, attempt: 1, phase: "testing", testsDone: done, testsTotal: 40 });
    const last = { submissionId, phase: "testing", testsDone: 40, testsTotal: 40 };
    await until(
      () =>
        heard().at(-1)?.payload !== undefined &&
        JSON.stringify(heard().at(-1)?.payload) === JSON.stringify(last),
    );

    expect(heard().length).toBeLessThanOrEqual(3);
  });
});

describe("a verification over the link", () => {
  it("tells the worker to stop when nobody waits for it any more", async () => {
    const { worker } = await admit();
    const progress = { problemVersionId: ctx.ids.make("problemVersion"), attempt: 1, done: 0, total: 3 };

    const answer = await worker.timeout(5_000).emitWithAck("verification-progress", progress);

    expect(answer).toEqual({ wish: "stop" });
  });

  it("is handed to its verb and answered with the verb's answer", async () => {
    const { worker } = await admit();
    const report: VerificationReport = {
      problemVersionId: ctx.ids.make("problemVersion"),
      attempt: 1,
      lines: [],
      summary: {
        problem: "sum",
        summary: true,
        ok: true,
        submissions: 0,
        agreed: 0,
        disagreed: 0,
        skipped: 0,
        tests: 1,
        timeLimitMs: 1_000,
        derivedTimeLimitMs: null,
        statedTimeLimitMs: null,
        faults: [],
        warnings: [],
      },
      detail: null,
    };

    expect(await send(worker, "verification", report)).toBe("kept");
    expect(reports).toEqual([report]);
    expect(await send(worker, "verification", { attempt: "one" })).toBe("unknown");
  });
});
