import type { SmsSender } from "../ctx.ts";

const mostKept = 50;

/** Development's gateway: what would have been sent is kept in memory, for the inbox page, and goes nowhere. */
export class KeptSms implements SmsSender {
  /** The newest first. */
  readonly messages: { readonly to: string; readonly text: string }[] = [];

  async send(message: { readonly to: string; readonly text: string }): Promise<"taken"> {
    this.messages.unshift(message);
    this.messages.splice(mostKept);
    return "taken";
  }
}
