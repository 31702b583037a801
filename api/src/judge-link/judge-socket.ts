/**
 * The door in from the workers.
 *
 * A worker proves itself with the token before its upgrade request is answered and again in the handshake, where it
 * also says hello. It is kept as a host, told where the queue is, and from then on sends progress, verdicts and
 * verification reports. Everything it sends is parsed; what has to be kept is acknowledged only once it is in
 * Postgres, and "again-later" makes the worker hold it and send it again.
 */
import type { JudgeHostState, JudgeWelcome } from "@bilimdon/contracts/live/api-to-judge";
import {
  type CustomRunReport,
  type JudgeHello,
  judgeHello,
  type judgeLinkRefusals,
  judgementProgress,
  type VerdictAnswer,
  type VerificationProgress,
  type VerificationReport,
  type VerificationWish,
  verificationProgress,
} from "@bilimdon/contracts/live/judge-to-api";
import type { Namespace, Socket } from "socket.io";
import { z } from "zod";
import type { Ctx } from "../ctx.ts";
import type { HostOrders } from "../events.ts";
import {
  keepJudgeHost,
  markJudgeHostGone,
  markJudgeHostsSeen,
} from "../features/judge-hosts/keep-judge-host.ts";
import { openProgressTeller, type ProgressTeller } from "../features/judgements/tell-progress.ts";
import { isJudgeToken } from "../http/judge-token.ts";
import { answerCalibration } from "./on-calibration.ts";
import { answerCustomRun } from "./on-custom-run.ts";
import { answerVerdict } from "./on-verdict.ts";
import { answerVerification } from "./on-verification.ts";

/** A verdict of 10 000 tests with a message each fits. */
export const judgeMessageBytes = 32 * 1024 * 1024;

export interface JudgeLinkParts {
  readonly ctx: Ctx;
  readonly queue: JudgeWelcome["queue"];
  /** A verb of features/submissions. */
  recordCustomRun(ctx: Ctx, report: CustomRunReport): Promise<VerdictAnswer["answer"]>;
  /** Verbs of features/problems. */
  recordVerification(ctx: Ctx, report: VerificationReport): Promise<VerdictAnswer["answer"]>;
  recordVerificationProgress(ctx: Ctx, progress: VerificationProgress): Promise<VerificationWish["wish"]>;
}

export interface JudgeLink {
  /** Tells a host, on whichever process its link is, to take jobs or not. */
  tellOrders(hostId: string, orders: HostOrders): void;
  /** For a sweep: says which hosts this process still hears of. */
  markSeen(): Promise<void>;
  /** The process ends: links close, but their hosts are not gone; they will find another process, or this one anew. */
  stop(): void;
}

export function openJudgeLink(namespace: Namespace, parts: JudgeLinkParts): JudgeLink {
  const { ctx } = parts;
  const links = new Map<string, Set<Socket>>();
  const teller = openProgressTeller(ctx);

  namespace.use((socket, next) => {
    const proof = z.object({ token: z.unknown(), hello: z.unknown() }).safeParse(socket.handshake.auth);
    if (!proof.success || !isJudgeToken(proof.data.token, ctx.config))
      return next(
        refusal(
          "judge.token_refused",
          "The judge token is missing or wrong; give the worker the API's JUDGE_TOKEN.",
        ),
      );
    const hello = judgeHello.safeParse(proof.data.hello);
    if (!hello.success)
      return next(refusal("judge.hello_refused", `hello is refused. ${wordsOf(hello.error)}`));
    socket.data = { hello: hello.data };
    next();
  });

  namespace.on("connection", (socket) => {
    const { hello } = z.object({ hello: judgeHello }).parse(socket.data);
    welcome(socket, hello, { ...parts, links, teller }).catch((error: unknown) => {
      ctx.log.error({ err: error, host: hello.name }, "a judge worker could not be kept");
      // Closed below Socket.IO, so that the worker takes it for a lost line and comes again.
      socket.conn.close();
    });
  });

  return {
    tellOrders(hostId, orders) {
      namespace.to(roomOf(hostId)).emit("host-state", ordersFor(orders));
    },
    markSeen: () => markJudgeHostsSeen(ctx, [...links.keys()]),
    stop: () => links.clear(),
  };
}

/** To the worker it is all one who set it aside. */
function ordersFor({ state, restriction }: HostOrders): JudgeHostState {
  return { state: state === "enabled" ? "enabled" : "drained", restriction };
}

const roomOf = (hostId: string) => `host:${hostId}`;

type Welcoming = JudgeLinkParts & {
  readonly links: Map<string, Set<Socket>>;
  readonly teller: ProgressTeller;
};

async function welcome(socket: Socket, hello: JudgeHello, parts: Welcoming): Promise<void> {
  const { ctx, links, queue } = parts;
  const { hostId, ...orders } = await keepJudgeHost(ctx, hello);
  if (!socket.connected) return;
  links.set(hostId, (links.get(hostId) ?? new Set()).add(socket));
  socket.on("disconnect", () => {
    const open = links.get(hostId);
    // A worker that came again before its old link was found dead is still here.
    if (open === undefined || (open.delete(socket) && open.size > 0)) return;
    links.delete(hostId);
    ctx.log.info({ hostId, host: hello.name }, "judge worker gone");
    markJudgeHostGone(ctx, hostId).catch((error: unknown) =>
      ctx.log.error({ err: error, hostId }, "not marked gone"),
    );
  });

  listen(socket, parts, hostId);
  await socket.join(roomOf(hostId));
  const words: JudgeWelcome = { v: 1, hostId, queue };
  socket.emit("welcome", words);
  socket.emit("host-state", ordersFor(orders));
  ctx.log.info(
    { hostId, host: hello.name, worker: hello.workerId, box: hello.box.mode },
    "judge worker here",
  );
}

function listen(socket: Socket, parts: Welcoming, hostId: string): void {
  const { ctx, teller } = parts;
  socket.on("progress", (message: unknown) => {
    const progress = judgementProgress.safeParse(message);
    // Progress may be lost: one that cannot be read or sent is.
    if (progress.success) teller.tell(progress.data).catch(() => {});
  });
  socket.on("verification-progress", (message: unknown, answer: unknown) => {
    const progress = verificationProgress.safeParse(message);
    if (!progress.success) return;
    parts.recordVerificationProgress(ctx, progress.data).then(
      (wish) => typeof answer === "function" && answer({ wish }),
      () => {},
    );
  });
  socket.on("verdict", async (message: unknown, answer: unknown) => {
    const given = await answerVerdict(ctx, { message, hostId, onKept: (id) => teller.forget(id) });
    if (typeof answer === "function") answer(given);
  });
  socket.on("calibration", async (message: unknown, answer: unknown) => {
    const given = await answerCalibration(ctx, { message, hostId });
    if (typeof answer === "function") answer(given);
  });
  socket.on("verification", async (message: unknown, answer: unknown) => {
    const given = await answerVerification(ctx, { message, record: parts.recordVerification });
    if (typeof answer === "function") answer(given);
  });
  socket.on("custom-run", async (message: unknown, answer: unknown) => {
    const given = await answerCustomRun(ctx, { message, record: parts.recordCustomRun });
    if (typeof answer === "function") answer(given);
  });
}

function refusal(code: (typeof judgeLinkRefusals)[number], message: string): Error {
  return Object.assign(new Error(message), { data: { code } });
}

function wordsOf(error: z.ZodError): string {
  return error.issues
    .slice(0, 10)
    .map((issue) => `${issue.path.join(".")}: ${issue.message}`)
    .join("; ");
}
