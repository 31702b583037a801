import type { Rows } from "./row.ts";

const everybody = "++++++++";
const signedIn = "!+++++++";
const ownOnly = { own: "·+++++++", other: "!0000000", missing: "!0000000" };

/** features/accounts: the person's own account. */
export const accountRows: Rows = {
  signIn: {
    ask: () => ({ path: "/api/session", json: { login: "nobody-here", password: "wrong" } }),
    who: { none: everybody },
    passes: ["session.wrong_credentials"],
  },
  signInApp: {
    ask: () => ({ path: "/api/token", json: { login: "nobody-here", password: "wrong" } }),
    who: { none: everybody },
    passes: ["session.wrong_credentials"],
  },
  finishAppSignIn: {
    ask: () => ({ path: "/api/token/second-step", json: { ticket: "t".repeat(43), code: "123456" } }),
    who: { none: everybody },
    passes: ["session.step_over"],
  },
  renewBearer: {
    ask: () => ({ path: "/api/token", json: { refreshToken: "made-up" } }),
    who: { none: everybody },
    passes: ["bearer.refused"],
  },
  register: {
    ask: () => ({
      path: "/api/registration",
      json: {
        login: "new-here",
        displayName: "New Here",
        email: "new-here@example.uz",
        password: "Kavo-rimu-tesa-4729",
        birthYear: 1990,
      },
    }),
    who: { none: everybody },
  },
  resendConfirmation: {
    ask: () => ({ path: "/api/me/email/letter" }),
    who: { none: signedIn },
    passes: ["account.confirmed_already"],
  },
  readSession: { ask: () => ({ path: "/api/session" }), who: { none: everybody } },
  readMe: { ask: () => ({ path: "/api/me" }), who: { none: signedIn } },
  chooseLocale: {
    ask: () => ({ path: "/api/me/locale", json: { locale: "ru" } }),
    who: { none: signedIn },
  },
  signOut: { ask: () => ({ path: "/api/session" }), who: { none: signedIn } },
  listOwnSessions: { ask: () => ({ path: "/api/me/sessions" }), who: { none: signedIn } },
  signOutEverywhere: { ask: () => ({ path: "/api/me/sessions" }), who: { none: signedIn } },
  revokeSession: { ask: (s) => ({ path: `/api/me/sessions/${s.sessionId}` }), who: ownOnly },
  changePassword: {
    ask: () => ({
      path: "/api/me/password",
      json: { currentPassword: "wrong", newPassword: "Kavo-rimu-4729" },
    }),
    who: { none: signedIn },
    passes: ["password.wrong_current"],
  },
  listOwnTokens: { ask: () => ({ path: "/api/tokens" }), who: { none: signedIn } },
  makeToken: {
    ask: () => ({ path: "/api/tokens", json: { label: "a script", scopes: ["profile.read"] } }),
    who: { none: signedIn },
  },
  revokeToken: {
    ask: (s) => ({ path: `/api/tokens/${s.tokenId}` }),
    who: { own: "·+++++++", other: "!000000+", missing: "!0000000" },
  },
  askPasswordReset: {
    ask: () => ({ path: "/api/password-reset", json: { email: "nobody@example.uz" } }),
    who: { none: everybody },
  },
  resetPassword: {
    ask: () => ({
      path: "/api/password-reset",
      json: { key: "k".repeat(43), newPassword: "Kavo-rimu-4729" },
    }),
    who: { none: everybody },
    passes: ["account.key_refused"],
  },
  readOwnEmail: { ask: () => ({ path: "/api/me/email" }), who: { none: signedIn } },
  askEmailChange: {
    ask: () => ({ path: "/api/me/email", json: { email: "new@example.uz", currentPassword: "wrong" } }),
    who: { none: signedIn },
    passes: ["password.wrong_current"],
  },
  confirmEmail: {
    ask: () => ({ path: "/api/email-confirmation", json: { key: "k".repeat(43) } }),
    who: { none: everybody },
    passes: ["account.key_refused"],
  },
};
