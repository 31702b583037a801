/** One thing a stranger can ask with an address that is somebody's and with one that is nobody's. */
export interface TimingPlay {
  readonly name: "sign-in" | "sign-in-imported" | "registration" | "reset";
  readonly path: string;
  readonly knownEmail: string;
  /** @param n  counts up, for what must be new each time */
  body(email: string, n: number): Readonly<Record<string, unknown>>;
}

export const knownEmail = "known@timing.example";
/** Of an account that still has the bcrypt hash it was brought with. */
export const importedEmail = "imported@timing.example";
const password = "Gulxan-42uchqun";

export const timingPlays: readonly TimingPlay[] = [
  {
    name: "sign-in",
    path: "/api/session",
    knownEmail,
    body: (email) => ({ login: email, password: "not-the-password" }),
  },
  {
    name: "sign-in-imported",
    path: "/api/session",
    knownEmail: importedEmail,
    body: (email) => ({ login: email, password: "not-the-password" }),
  },
  {
    name: "registration",
    path: "/api/registration",
    knownEmail,
    body: (email, n) => ({ login: `timing-${n}`, displayName: "Somebody", email, password, birthYear: 1990 }),
  },
  { name: "reset", path: "/api/password-reset", knownEmail, body: (email) => ({ email }) },
];

/** An answer's status and body without what differs in every answer. */
export function bodyShape(status: number, text: string): string {
  const plain = text
    .replaceAll(/usr_\w+|timing-\d+/g, "*")
    .replaceAll(/"requestId":"[^"]*"/g, '"requestId":"*"');
  return `${status} ${plain}`;
}
