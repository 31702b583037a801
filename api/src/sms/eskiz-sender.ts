/**
 * Text messages out by Eskiz.uz, by its own protocol; the only file that knows it.
 *
 * Signing in gives a token that lives about a month; it is kept in memory, and a refusal of it (401) signs in once more.
 * Nothing a message says, nor the number it goes to, is ever logged.
 *
 * Source: notify.eskiz.uz: POST api/auth/login (email, password) → data.token; POST api/message/sms/send with a bearer
 * token (mobile_phone without "+", message, from) → id, status. Both take form data.
 */
import type { Logger } from "pino";
import { z } from "zod";
import type { SmsSender } from "../ctx.ts";

const waitMs = 10_000;
const mostAnswerBytes = 64 * 1024;

const loginAnswer = z.object({ data: z.object({ token: z.string().min(1).max(4_000) }) });
/** Anything it does not call an error is on its way: "waiting", or another word of its own. */
const sendAnswer = z.object({ id: z.union([z.string(), z.number()]), status: z.string().optional() });

interface Account {
  /** https://notify.eskiz.uz/ */
  readonly base: string;
  readonly email: string;
  readonly password: string;
  /** The sender's name as agreed with Eskiz; 4546 is what everybody may use. */
  readonly from: string;
}

/**
 * Opens the door to the gateway.
 *
 * @param url  eskiz+https://EMAIL:PASSWORD@notify.eskiz.uz?from=4546, both percent-encoded
 */
export function openEskizSender(url: string, log: Pick<Logger, "warn">): SmsSender {
  const account = readAccount(url);
  let token: Promise<string | null> | null = null;
  const signIn = () => {
    token ??= fetchToken(account);
    const asked = token;
    const forget = () => {
      if (token === asked) token = null;
    };
    // Refused or unreachable once, it is asked anew by the next message.
    asked.then((found) => found ?? forget(), forget);
    return asked;
  };

  async function attempt(message: { readonly to: string; readonly text: string }): Promise<Response | null> {
    const bearer = await signIn();
    if (bearer === null) return null;
    const fields = { mobile_phone: message.to.replace("+", ""), message: message.text, from: account.from };
    return post(account, "api/message/sms/send", { fields, bearer });
  }

  return {
    async send(message) {
      try {
        let response = await attempt(message);
        if (response?.status === 401) {
          token = null;
          response = await attempt(message);
        }
        if (response === null) return told("sign-in refused");
        if (!response.ok) return told(`answered ${response.status}`);
        return sendAnswer.safeParse(await readJson(response)).success ? "taken" : told("unknown answer");
      } catch (error) {
        return told(error instanceof Error ? error.name : "unreachable");
      }
    },
  };

  function told(fault: string): "unavailable" {
    log.warn({ fault }, "the SMS gateway took no message");
    return "unavailable";
  }
}

function readAccount(text: string): Account {
  const url = new URL(text.replace(/^eskiz\+/, ""));
  return {
    base: `${url.protocol}//${url.host}/`,
    email: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    from: url.searchParams.get("from") ?? "4546",
  };
}

async function fetchToken(account: Account): Promise<string | null> {
  const { email, password } = account;
  const response = await post(account, "api/auth/login", { fields: { email, password } });
  if (!response.ok) return null;
  const reading = loginAnswer.safeParse(await readJson(response));
  return reading.success ? reading.data.data.token : null;
}

async function post(
  { base }: Account,
  path: string,
  { fields, bearer }: { readonly fields: Readonly<Record<string, string>>; readonly bearer?: string },
): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return fetch(new URL(path, base), {
    method: "POST",
    body,
    redirect: "error",
    signal: AbortSignal.timeout(waitMs),
    headers: bearer === undefined ? {} : { authorization: `Bearer ${bearer}` },
  });
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text.length > mostAnswerBytes) return null;
  try {
    return JSON.parse(text);
  } catch {
    // A proxy's page: no answer of the gateway's.
    return null;
  }
}
