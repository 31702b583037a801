import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Play } from "./chaos-plays.ts";

export interface Sent {
  readonly submissionId: string;
  readonly sendKey: string;
  readonly participantId: string;
  readonly verdict: Play["verdict"];
}

export interface Sender {
  readonly participantId: string;
  readonly token: string;
}

const readReply = z.object({ data: z.object({ submissionId: z.string() }) });
const waitMs = 200;
const tries = 300;
const answerWithinMs = 10_000;

/**
 * Sends code as the page does: an answer that is lost, or says that the server is in trouble, is asked for again under
 * the same key, so that it stays one submission.
 *
 * @throws Error when the API refuses the code or does not come back within a minute
 */
export async function sendCode(
  at: { readonly url: string; readonly contestSlug: string },
  code: { readonly sender: Sender; readonly play: Play; readonly sendKey: string },
): Promise<Sent> {
  const { sender, play, sendKey } = code;
  const { languageId, source, verdict } = play;
  const body = JSON.stringify({ problemLabel: "A", languageId, source, sendKey });
  for (let tried = 0; tried < tries; tried += 1) {
    const reply = await post(`${at.url}/api/contests/${at.contestSlug}/submissions`, sender.token, body);
    if (reply?.status === 201) {
      const { submissionId } = readReply.parse(JSON.parse(reply.text)).data;
      return { submissionId, sendKey, participantId: sender.participantId, verdict };
    }
    // 422 for a moment after a restart: no judge has said hello yet. 429: the key was counted more than once.
    if (reply !== null && reply.status < 500 && reply.status !== 422 && reply.status !== 429)
      throw new Error(`refused: ${reply.status} ${reply.text}`);
    await sleep(waitMs);
  }
  throw new Error(`the API did not take ${sendKey} in ${tries} tries`);
}

/** null: no answer, or not the whole of it. */
async function post(url: string, token: string, body: string) {
  try {
    const reply = await fetch(url, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body,
      signal: AbortSignal.timeout(answerWithinMs),
    });
    return { status: reply.status, text: await reply.text() };
  } catch {
    return null;
  }
}
