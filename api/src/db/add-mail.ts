import type { Locale } from "@bilimdon/rules/text/locales";
import type { Executor } from "./client.ts";
import { outgoingMail } from "./schema/outgoing-mail.ts";

/** Every letter there is, with what it must be told. */
export interface LetterFields {
  readonly "reset-password": { readonly login: string; readonly key: string };
  readonly "confirm-email": { readonly login: string; readonly key: string };
  /** To the address an account had before. */
  readonly "email-changed": { readonly login: string };
  readonly "password-changed": { readonly login: string };
  /** To an owner whose address somebody gave for another account. */
  readonly "email-taken": { readonly login: string };
  readonly "second-factor-on": { readonly login: string };
  readonly "second-factor-off": { readonly login: string };
  /** An admin has asked that a factor said to be lost be taken off; another must agree. */
  readonly "second-factor-removal-asked": { readonly login: string };
  /** And another has. */
  readonly "second-factor-removed": { readonly login: string };
  /** A phone became a second factor, or is one no more. */
  readonly "phone-added": { readonly login: string; readonly ending: string };
  readonly "phone-removed": { readonly login: string };
  /** One of the recovery codes has opened the account. */
  readonly "recovery-code-used": { readonly login: string; readonly left: string };
  /** To whoever has registered and confirmed the address. */
  readonly welcome: { readonly login: string };
}
export type LetterName = keyof LetterFields;

export interface NewLetter<N extends LetterName> {
  /** null: nobody has this address; the row is written all the same and nothing is sent. */
  readonly to: string | null;
  readonly locale: Locale;
  readonly letter: N;
  readonly fields: LetterFields[N];
}

/** Writes a letter that is sent once this transaction is committed. */
export async function addMail<N extends LetterName>(
  tx: Executor,
  mail: NewLetter<N>,
  now: number,
): Promise<void> {
  const at = new Date(now);
  await tx.insert(outgoingMail).values({
    toAddress: mail.to ?? "",
    locale: mail.locale,
    letter: mail.letter,
    fields: mail.to === null ? {} : { ...mail.fields },
    createdAt: at,
    nextTryAt: at,
    sentAt: mail.to === null ? at : null,
  });
}
