/** Guesses are counted alike whichever way they come in: a browser's sign-in and an app's share every count. */
import { signIn as signInShape } from "@bilimdon/contracts/http/session";
import { normalLogin } from "@bilimdon/rules/access/normal-login";
import { growingDelay } from "../../http/default-limits.ts";
import type { RateCaller, RateRule } from "../../http/rate-limit.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** At most so many failures in each window: 5 in a minute, then one in 2 minutes, in 6, in 14. */
const accountRungs = [
  [5, minuteMs],
  [10, 20 * minuteMs],
  [20, 2 * hourMs],
  [100, 24 * hourMs],
] as const;

/** Failures alone count. By account and address together, so that a rival cannot lock a person out from elsewhere. */
export const signInLimits: readonly RateRule[] = [
  ...growingDelay("sign-in-account", accountRungs, (c) => withLogin(c, `${c.address}|`)),
  { name: "sign-in-anywhere", limit: 60, key: (c) => withLogin(c, ""), ...guarding() },
  { name: "sign-in-address", limit: 30, key: (c) => c.address, ...guarding() },
];

function guarding() {
  return { windowMs: minuteMs, isFailuresOnly: true, whenDown: "refuse" } as const;
}

function withLogin({ body }: RateCaller, before: string): string | null {
  const reading = signInShape.safeParse(body);
  return reading.success ? `${before}${normalLogin(reading.data.login)}` : null;
}

/** Tries of one person are counted with the factor itself; this keeps one address from trying many people's tickets. */
export const stepLimits: readonly RateRule[] = [
  {
    name: "second-step-address",
    limit: 30,
    windowMs: minuteMs,
    key: (caller) => caller.address,
    isFailuresOnly: true,
    whenDown: "refuse",
  },
];
