import { createHash, timingSafeEqual } from "node:crypto";
import type { Config } from "../config.ts";

/**
 * Is this the judge token, or the one before it? Compares digests, so that neither length nor a shared beginning shows
 * in the time.
 */
export function isJudgeToken(
  given: unknown,
  config: Pick<Config, "JUDGE_TOKEN" | "JUDGE_TOKEN_PREVIOUS">,
): boolean {
  const { JUDGE_TOKEN, JUDGE_TOKEN_PREVIOUS = JUDGE_TOKEN } = config;
  const digest = (text: string) => createHash("sha256").update(text).digest();
  const asked = digest(typeof given === "string" ? given : "");
  const answers = [JUDGE_TOKEN, JUDGE_TOKEN_PREVIOUS].map((token) => timingSafeEqual(asked, digest(token)));
  return answers.includes(true);
}

/** The token of an Authorization header; undefined: it has none. */
export function bearerOf(authorization: string | null | undefined): string | undefined {
  return authorization?.startsWith("Bearer ") === true ? authorization.slice("Bearer ".length) : undefined;
}
