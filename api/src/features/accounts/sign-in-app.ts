import type { BearerPair } from "@bilimdon/contracts/http/bearer";
import type { Me } from "@bilimdon/contracts/http/session";
import type { RequestCtx } from "../../ctx.ts";
import { startBearerSession } from "./bearer-sessions.ts";
import { passSecondStep } from "./finish-sign-in.ts";
import type { SessionOrigin } from "./lucia-sessions.ts";
import { noteAccountEvent } from "./own-session.ts";
import { personOf } from "./person-of.ts";
import { passFirstStep, type SignedIn } from "./sign-in.ts";

interface AppSignedIn {
  readonly kind: "signed-in";
  readonly me: Me;
  readonly tokens: BearerPair;
}

/** Signs an app or a script in, by the very steps of a browser; it gets tokens in the place of a cookie. */
export async function signInApp(
  ctx: RequestCtx,
  input: { readonly login: string; readonly password: string; readonly origin: SessionOrigin },
): Promise<AppSignedIn | Extract<SignedIn, { kind: "second-step" }>> {
  const passed = await passFirstStep(ctx, input);
  return passed.kind === "passed"
    ? begin(ctx, passed.user, { origin: input.origin, factorLevel: 1 })
    : passed;
}

/** The second step of the same. */
export async function finishAppSignIn(
  ctx: RequestCtx,
  input: { readonly ticket: string; readonly code: string; readonly origin: SessionOrigin },
): Promise<AppSignedIn> {
  return begin(ctx, await passSecondStep(ctx, input), { origin: input.origin, factorLevel: 2 });
}

async function begin(
  ctx: RequestCtx,
  user: Parameters<typeof personOf>[0],
  how: { readonly origin: SessionOrigin; readonly factorLevel: 1 | 2 },
): Promise<AppSignedIn> {
  const tokens = await startBearerSession(ctx, { userId: user.id, ...how });
  noteAccountEvent(ctx, "signed-in", { userId: user.id });
  return { kind: "signed-in", me: personOf(user), tokens };
}
