/** Letters out by SMTP, through nodemailer; the only file that knows it. */
import { createTransport } from "nodemailer";

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The door out for letters. */
export interface Mailer {
  /** @throws whatever kept the letter from being taken; it is tried again later */
  send(letter: Letter): Promise<void>;
  close(): void;
}

const waitMs = 10_000;

/**
 * Opens the door to a mail server.
 *
 * @param url   smtp://user:password@host:port, or smtps:// for TLS from the first byte
 * @param from  what letters are signed with
 */
export function openSmtpMailer(url: string, from: string): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: waitMs,
    greetingTimeout: waitMs,
    socketTimeout: waitMs,
    // Nothing of a letter is ever read from a file or fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text, html }) {
      // An address as an object is never parsed as a list, so that no comma in it makes a second reader.
      await transport.sendMail({ from, to: { name: "", address: to }, subject, text, html });
    },
    close: () => transport.close(),
  };
}
