import { SMTPServer } from "smtp-server";

export interface CaughtLetter {
  readonly to: readonly string[];
  /** The message as it came over the line. */
  readonly raw: string;
}

export interface MailCatcher {
  readonly url: string;
  readonly letters: CaughtLetter[];
  /** While set, every letter is refused for now. */
  isRefusing: boolean;
  close(): Promise<void>;
}

/** A mail server of the test's own that speaks SMTP and keeps what it is given. */
export async function catchMail(): Promise<MailCatcher> {
  const letters: CaughtLetter[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onMailFrom: (_address, _session, answer) =>
      answer(catcher.isRefusing ? Object.assign(new Error("try again later"), { responseCode: 451 }) : null),
    onData(stream, session, answer) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        letters.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString(),
        });
        answer();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("the mail server has no port");
  const catcher: MailCatcher = {
    url: `smtp://127.0.0.1:${address.port}`,
    letters,
    isRefusing: false,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return catcher;
}
