/** One thing a stranger can ask with an address that is somebody's and with one that is nobody's. */
export interface TimingPlay {
  readonly name: "sign-in" | "registration" | "reset";
  readonly path: string;
  /** @param n  counts up, for what must be new each time */
  body(email: string, n: number): Readonly<Record<string, unknown>>;
}

export const knownEmail = "known@timing.example";
const password = "Gulxan-42uchqun";

export const timingPlays: readonly TimingPlay[] = [
  {
    name: "sign-in",
    path: "/api/session",
    body: (email) => ({ login: email, password: "not-the-password" }),
  },
  {
    name: "registration",
    path: "/api/registration",
    body: (email, n) => ({ login: `timing-${n}`, displayName: "Somebody", email, password, birthYear: 1990 }),
  },
  { name: "reset", path: "/api/password-reset", body: (email) => ({ email }) },
];

/** An answer's status and body without what differs in every answer. */
export function bodyShape(status: number, text: string): string {
  const plain = text
    .replaceAll(/usr_\w+|timing-\d+/g, "*")
    .replaceAll(/"requestId":"[^"]*"/g, '"requestId":"*"');
  return `${status} ${plain}`;
}
