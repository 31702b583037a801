/**
 * The inbox of development: with no mail server, `npm start` shows here what would have been sent. Letters hold keys, so
 * it exists in development alone, and answers only the machine it runs on.
 */
import type { Ctx } from "../ctx.ts";
import { KeptSms } from "../sms/kept-sms.ts";
import { escapeHtml, writeLetter } from "./letters.ts";
import { listLetters } from "./mail.queries.ts";
import { siteAddress } from "./mail-sender.ts";

export const inboxPath = "/dev/xatlar";
const mostShown = 50;

/** May this caller see the inbox? */
export function isInboxOpen({ config }: Pick<Ctx, "config">, peer: string | undefined): boolean {
  const isHere = peer !== undefined && /^(::ffff:)?127\.|^::1$/.test(peer);
  return config.NODE_ENV === "development" && config.SMTP_URL === undefined && isHere;
}

/** The newest text messages and letters, each as its reader would see it. */
export async function showInbox(ctx: Pick<Ctx, "db" | "config" | "sms">): Promise<string> {
  const letters = await listLetters(ctx.db, mostShown);
  const shown = letters.map((waiting) => {
    const { to, subject, html } = writeLetter(waiting, siteAddress(ctx.config));
    const when = waiting.createdAt.toISOString();
    return `<article><h2>${escapeHtml(subject)}</h2><p>${escapeHtml(to)}, ${when}</p>${html}</article><hr>`;
  });
  const texts = (ctx.sms instanceof KeptSms ? ctx.sms.messages : []).map(
    ({ to, text }) => `<article><h2>SMS: ${escapeHtml(to)}</h2><p>${escapeHtml(text)}</p></article><hr>`,
  );
  const all = [...texts, ...shown];
  const body = all.length === 0 ? "<p>Xat yoʻq.</p>" : all.join("\n");
  return `<!doctype html><html lang="uz"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Xatlar</title><h1>Xatlar</h1>${body}</html>`;
}
