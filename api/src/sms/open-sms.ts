import type { Logger } from "pino";
import type { Config } from "../config.ts";
import type { Ctx } from "../ctx.ts";
import { openEskizSender } from "./eskiz-sender.ts";
import { KeptSms } from "./kept-sms.ts";

/** The gateway that is configured; development without one keeps messages for its inbox, anything else offers none. */
export function openSms({ SMS_URL, NODE_ENV }: Config, log: Logger): Pick<Ctx, "sms"> {
  if (SMS_URL !== undefined) return { sms: openEskizSender(SMS_URL, log) };
  return NODE_ENV === "development" ? { sms: new KeptSms() } : {};
}
