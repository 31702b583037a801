/** The cookie of a session and what the table keeps of it, without asking the table. */
import { hash } from "node:crypto";
import type { Config } from "../../config.ts";

const longestToken = 128;

/** Name of the cookie; __Host- binds it to this host and to https, where there is https. */
export function sessionCookieName(config: Config): string {
  return isSecureSite(config) ? "__Host-sid" : "sid";
}

export function isSecureSite(config: Config): boolean {
  return config.PUBLIC_ORIGIN?.startsWith("https:") === true;
}

/** A session's id: SHA-256 of its token, so that a stolen table opens no door. */
export function digestToken(token: string): string {
  return hash("sha256", token, "hex");
}

/** The token that a Cookie header brings, whatever stands beside it and however broken that is; null: none. */
export function sessionTokenOf(config: Config, cookieHeader: string | null): string | null {
  const before = `${sessionCookieName(config)}=`;
  const pair = (cookieHeader ?? "").split(";").find((part) => part.trim().startsWith(before));
  const token = pair?.trim().slice(before.length) ?? "";
  return token === "" || token.length > longestToken ? null : token;
}

/** The id of the session that a Cookie header names, whether there is such a session or not; null: it names none. */
export function sessionIdOf(config: Config, cookieHeader: string | null): string | null {
  const token = sessionTokenOf(config, cookieHeader);
  return token === null ? null : digestToken(token);
}
