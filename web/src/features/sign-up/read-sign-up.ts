import type { Registration } from "@bilimdon/contracts/http/registration";
import { isBirthYear, isMinor } from "@bilimdon/rules/access/is-minor";
import { isLogin } from "@bilimdon/rules/access/normal-login";
import type { Failure } from "../../client/call-api.ts";
import { isEmailLike } from "../../client/letter-key.ts";
import * as words from "../../generated/messages/sign-up.ts";
import { passwordFaultWords } from "../../ui/password-faults.ts";

export type SignUpField = "displayName" | "login" | "email" | "password" | "birthYear" | "consent";
/** What is wrong, by field; `other` is about none of them. */
export type SignUpFaults = Partial<Record<SignUpField | "other", string>>;

/** What is typed into the form. */
export function readSignUp(form: HTMLFormElement, locale: Registration["locale"]): Registration {
  const typed = new FormData(form);
  const text = (name: SignUpField) => String(typed.get(name) ?? "");
  return {
    displayName: text("displayName").trim(),
    login: text("login").trim(),
    email: text("email").trim(),
    password: text("password"),
    birthYear: Number(text("birthYear").trim()),
    hasParentConsent: typed.get("consent") !== null,
    locale,
  };
}

/** Slips that need no server to see. */
export function findSlips(typed: Registration, thisYear: number): SignUpFaults {
  const isYearRight = isBirthYear(typed.birthYear, thisYear);
  const needsConsent = isYearRight && isMinor(typed.birthYear, thisYear);
  return {
    ...(typed.displayName === "" && { displayName: words.nameMissing() }),
    ...(!isLogin(typed.login) && { login: words.loginRefused() }),
    ...(!isEmailLike(typed.email) && { email: words.emailWrong() }),
    ...(typed.password === "" && { password: words.passwordMissing() }),
    ...(!isYearRight && { birthYear: words.yearWrong() }),
    ...(needsConsent && !typed.hasParentConsent && { consent: words.consentMissing() }),
  };
}

const byCode: Readonly<Record<string, () => SignUpFaults>> = {
  "account.login_taken": () => ({ login: words.loginTaken() }),
  "account.login_refused": () => ({ login: words.loginRefused() }),
  "account.birth_year_refused": () => ({ birthYear: words.yearWrong() }),
  "account.consent_missing": () => ({ consent: words.consentMissing() }),
  "request.malformed": () => ({ email: words.emailWrong() }),
  "request.rate_limited": () => ({ other: words.tooMany() }),
};

/** What the server refused, at the field that can mend it. */
export function readRefusal(failure: Failure): SignUpFaults {
  const password = passwordFaultWords(failure);
  if (password !== null) return { password };
  const told = failure.kind === "refused" ? byCode[failure.code] : undefined;
  return told?.() ?? { other: words.unreachable() };
}
