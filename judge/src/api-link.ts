/**
 * The worker's line to the API: Socket.IO, opened by the worker, kept open for ever.
 *
 * What could go wrong: the API restarts just when a verdict is ready. A verdict is therefore held here and said again
 * until the API answers that it is kept (or no longer wanted); only then does the job complete. Progress is a
 * courtesy and is never said twice. A refused token is not a passing fault and ends the worker.
 */
import {
  type JudgeHostState,
  type JudgeWelcome,
  judgeHostState,
  judgeWelcome,
} from "@bilimdon/contracts/live/api-to-judge";
import {
  type CalibrationAnswer,
  type CustomRunReport,
  calibrationAnswer,
  type HostCalibration,
  type JudgeHello,
  type JudgementProgress,
  type JudgementVerdict,
  judgeLinkNamespace,
  judgeLinkPath,
  judgeLinkRefusals,
  type VerdictAnswer,
  type VerificationProgress,
  type VerificationReport,
  type VerificationWish,
  verdictAnswer,
  verificationWish,
} from "@bilimdon/contracts/live/judge-to-api";
import { io, type Socket } from "socket.io-client";
import { z } from "zod";

export type FinalAnswer = Exclude<VerdictAnswer["answer"], "again-later">;

export interface ApiLink {
  tellProgress(progress: JudgementProgress): void;
  /** go-on also where no answer comes: progress is a courtesy, and so is its answer. */
  tellVerificationProgress(progress: VerificationProgress): Promise<VerificationWish["wish"]>;
  /** Waits, through any number of broken lines, until the API has answered. */
  deliverVerdict(verdict: JudgementVerdict): Promise<FinalAnswer>;
  deliverVerification(report: VerificationReport): Promise<FinalAnswer>;
  deliverCustomRun(report: CustomRunReport): Promise<FinalAnswer>;
  /** Says it once; null when no answer came. */
  tellCalibration(calibration: HostCalibration): Promise<CalibrationAnswer["next"] | null>;
  close(): void;
}

export interface LinkParts {
  readonly apiUrl: string;
  readonly token: string;
  readonly hello: JudgeHello;
  onWelcome(welcome: JudgeWelcome): void;
  onHostState(orders: JudgeHostState): void;
  /** The API will not have this worker, whatever it tries again. */
  onRefused(why: string): void;
  onLine(state: "up" | "down", why: string): void;
}

const answerTimeoutMs = 10_000;
const firstWaitMs = 250;
const longestWaitMs = 5_000;

export function openApiLink(parts: LinkParts): ApiLink {
  const socket = io(`${parts.apiUrl}${judgeLinkNamespace}`, {
    path: judgeLinkPath,
    auth: { token: parts.token, hello: parts.hello },
    extraHeaders: { authorization: `Bearer ${parts.token}` },
    transports: ["websocket"],
    reconnectionDelay: firstWaitMs,
    reconnectionDelayMax: longestWaitMs,
    randomizationFactor: 0.5,
  });
  const closing = new AbortController();
  listen(socket, parts);
  const deliver = (event: string, message: unknown) =>
    deliverUntilAnswered(socket, closing.signal, event, message);
  return {
    tellProgress: (progress) => {
      socket.volatile.emit("progress", progress);
    },
    tellVerificationProgress: async (progress) => {
      const reply = verificationWish.safeParse(await ask(socket, "verification-progress", progress));
      return reply.success ? reply.data.wish : "go-on";
    },
    deliverVerdict: (verdict) => deliver("verdict", verdict),
    deliverVerification: (report) => deliver("verification", report),
    deliverCustomRun: (report) => deliver("custom-run", report),
    tellCalibration: async (calibration) => {
      const answer = calibrationAnswer.safeParse(await ask(socket, "calibration", calibration));
      return answer.success ? answer.data.next : null;
    },
    close: () => {
      closing.abort(new Error("the link is closed"));
      socket.disconnect();
    },
  };
}

function listen(socket: Socket, parts: LinkParts): void {
  socket.on("connect", () => parts.onLine("up", ""));
  socket.on("disconnect", (why) => {
    parts.onLine("down", why);
    // A line the API cut on purpose is not taken up again by the library; an API that shuts down does just that.
    if (why === "io server disconnect") socket.connect();
  });
  socket.on("connect_error", (error) => {
    parts.onLine("down", error.message);
    if (isUpgradeRefused(error))
      parts.onRefused("the API refused the token; give this worker the API's JUDGE_TOKEN");
    else if (isRefusal(error)) parts.onRefused(error.message);
    // While the socket is active the library tries again by itself.
    else if (!socket.active) setTimeout(() => socket.connect(), longestWaitMs).unref();
  });
  socket.on("welcome", (message: unknown) => {
    const welcome = judgeWelcome.safeParse(message);
    if (welcome.success) parts.onWelcome(welcome.data);
    else parts.onRefused(`the API speaks another version: ${z.prettifyError(welcome.error)}`);
  });
  socket.on("host-state", (message: unknown) => {
    const state = judgeHostState.safeParse(message);
    if (state.success) parts.onHostState(state.data);
  });
}

const refusal = z.object({ data: z.object({ code: z.enum(judgeLinkRefusals) }) });
const upgradeRefusal = z.object({ description: z.object({ message: z.string().regex(/\b40[13]\b/) }) });

/** Whether the API's word is final: trying again would bring the same answer. */
function isRefusal(error: Error): boolean {
  return refusal.safeParse(error).success;
}

/** The upgrade request itself is answered 401 when the token is wrong; the library keeps that in the description. */
function isUpgradeRefused(error: Error): boolean {
  return upgradeRefusal.safeParse(error).success;
}

async function deliverUntilAnswered(
  socket: Socket,
  closing: AbortSignal,
  event: string,
  message: unknown,
): Promise<FinalAnswer> {
  for (let waitMs = firstWaitMs; ; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
    closing.throwIfAborted();
    const reply = await ask(socket, event, message);
    const answer = verdictAnswer.safeParse(reply);
    if (answer.success && answer.data.answer !== "again-later") return answer.data.answer;
    await pause(waitMs, closing);
  }
}

/** One try; null when no answer came, for whatever reason. */
async function ask(socket: Socket, event: string, message: unknown): Promise<unknown> {
  if (!socket.connected) return null;
  return await new Promise((settle) => {
    socket.timeout(answerTimeoutMs).emit(event, message, (error: Error | null, reply: unknown) => {
      settle(error ? null : reply);
    });
  });
}

function pause(ms: number, closing: AbortSignal): Promise<void> {
  return new Promise((settle, fail) => {
    const stop = () => {
      clearTimeout(timer);
      fail(closing.reason);
    };
    const timer = setTimeout(() => {
      closing.removeEventListener("abort", stop);
      settle();
    }, ms);
    closing.addEventListener("abort", stop, { once: true });
  });
}
