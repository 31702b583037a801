import type { Rows } from "./row.ts";

const signedIn = "!+++++++";

/** features/accounts: the second step of signing in, fresh proofs, and a factor that its owner lost. */
export const secondFactorRows: Rows = {
  finishSignIn: {
    ask: () => ({ path: "/api/session/second-step", json: { ticket: "t".repeat(43), code: "123456" } }),
    who: { none: "++++++++" },
    passes: ["session.step_over"],
  },
  proveSession: {
    ask: () => ({ path: "/api/session/proof", json: { password: "wrong" } }),
    who: { none: signedIn },
    // Whoever has a second factor proves themselves by that alone.
    passes: ["password.wrong_current", "session.proof_needed"],
  },
  readSecondFactor: { ask: () => ({ path: "/api/me/second-factor" }), who: { none: signedIn } },
  startSecondFactor: { ask: () => ({ path: "/api/me/second-factor" }), who: { none: signedIn } },
  confirmSecondFactor: {
    ask: () => ({ path: "/api/me/second-factor", json: { code: "123456" } }),
    who: { none: signedIn },
    passes: ["second_factor.off"],
  },
  turnOffSecondFactor: {
    ask: () => ({ path: "/api/me/second-factor" }),
    who: { none: signedIn },
    passes: ["second_factor.off"],
  },
  // Once a number was confirmed; until then there is nothing to send to, to take or to take off.
  startPhone: {
    ask: () => ({ path: "/api/me/phone", json: { phone: "90 123 45 67" } }),
    who: { none: signedIn },
  },
  confirmPhone: {
    ask: () => ({ path: "/api/me/phone", json: { code: "123456" } }),
    who: { none: signedIn },
    passes: ["second_factor.wrong_code"],
  },
  removePhone: {
    ask: () => ({ path: "/api/me/phone" }),
    who: { none: signedIn },
    passes: ["phone.none"],
  },
  sendProofSms: {
    ask: () => ({ path: "/api/session/proof/sms" }),
    who: { none: signedIn },
    passes: ["phone.none"],
  },
  sendStepSms: {
    ask: () => ({ path: "/api/session/second-step/sms", json: { ticket: "t".repeat(43) } }),
    who: { none: "++++++++" },
    passes: ["session.step_over"],
  },
  renewRecoveryCodes: {
    ask: () => ({ path: "/api/me/recovery-codes" }),
    who: { none: signedIn },
    passes: ["second_factor.off"],
  },
  askFactorRemoval: {
    ask: (s) => ({
      path: `/api/users/${s.userId}/second-factor-removal`,
      json: { reason: "The phone was stolen." },
    }),
    who: { own: "·------+", other: "!------+", missing: "!------0" },
    // Nobody asks it for themselves.
    passes: ["second_factor.off", "second_factor.second_person_needed"],
  },
  listFactorRemovals: {
    ask: () => ({ path: "/api/second-factor-removals" }),
    who: { none: "!------+" },
  },
  approveFactorRemoval: {
    ask: (s) => ({ path: `/api/second-factor-removals/${s.factorRemovalId}/approval` }),
    who: { own: "·------+", other: "!------+", missing: "!------0" },
    // Nobody agrees about themselves.
    passes: ["second_factor.second_person_needed", "second_factor.off"],
  },
  withdrawFactorRemoval: {
    ask: (s) => ({ path: `/api/second-factor-removals/${s.factorRemovalId}` }),
    who: { own: "·------+", other: "!------+", missing: "!------0" },
  },
};
