import type { Role } from "@bilimdon/rules/access/roles";
import type { Locale } from "@bilimdon/rules/text/locales";

export interface DemoAccount {
  readonly login: string;
  readonly displayName: string;
  readonly role: Role;
  readonly locale: Locale;
  /** What one does with it, for the last lines of a start. */
  readonly words: string;
}

/** One account a role; a spectator needs none. People are invented. */
export const demoAccounts: readonly DemoAccount[] = [
  {
    login: "student",
    displayName: "Dilnoza Nazarova",
    role: "student",
    locale: "uz",
    words: "takes part in the demo contest",
  },
  { login: "teacher", displayName: "Nodira Karimova", role: "teacher", locale: "uz", words: "teaches" },
  {
    login: "setter",
    displayName: "Sanjar Toshmatov",
    role: "setter",
    locale: "uz",
    words: "pushes problem packages",
  },
  {
    login: "jury",
    displayName: "Elena Kim",
    role: "jury",
    locale: "ru",
    words: "sees every submission and the true board",
  },
  {
    login: "admin",
    displayName: "Jasur Aliyev",
    role: "admin",
    locale: "uz",
    words: "runs the platform and its judge hosts",
  },
];
