/**
 * The words of an app's tokens: "bilimdon-access.FAMILY.SECRET" and "bilimdon-refresh.FAMILY.SECRET". The family is the
 * sign-in they belong to, whose session has the family's SHA-256 as its id; it opens nothing by itself.
 */
import type { Config } from "../../config.ts";
import { digestToken, sessionIdOf } from "./session-token.ts";

export type BearerUse = "access" | "refresh";

export interface BearerToken {
  readonly sessionId: string;
  readonly secretHash: string;
}

const shape = /^bilimdon-(access|refresh)\.([\w-]{22})\.([\w-]{43})$/;
export const familyBytes = 16;
export const secretBytes = 32;

export function writeBearer(use: BearerUse, family: string, secret: string): string {
  return `bilimdon-${use}.${family}.${secret}`;
}

/** @returns null: it is no token of that use */
export function readBearerToken(use: BearerUse, token: string): BearerToken | null {
  const [, found, family, secret] = shape.exec(token) ?? [];
  if (found !== use || family === undefined || secret === undefined) return null;
  return { sessionId: digestToken(family), secretHash: digestToken(secret) };
}

/** The access token of an Authorization header; null: it carries none. */
export function accessTokenOf(authorization: string | null): BearerToken | null {
  if (authorization?.startsWith("Bearer ") !== true) return null;
  return readBearerToken("access", authorization.slice("Bearer ".length));
}

/** The family that a refresh token names, to count its renewals by. */
export function familyOf(token: string): string | null {
  return shape.exec(token)?.[2] ?? null;
}

/** The id of the session that a request's headers name, by an app's access token or by cookie; null: none. */
export function sessionIdIn(config: Config, headers: Headers): string | null {
  return accessTokenOf(headers.get("authorization"))?.sessionId ?? sessionIdOf(config, headers.get("cookie"));
}
