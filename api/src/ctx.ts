import type { Readable } from "node:stream";
import type { IdKind } from "@bilimdon/contracts/ids";
import type { JudgeJob } from "@bilimdon/contracts/queue/judge-jobs";
import type { Grant } from "@bilimdon/rules/access/grants";
import type { SessionProof } from "@bilimdon/rules/access/is-proven";
import type { Role } from "@bilimdon/rules/access/roles";
import type { Locale } from "@bilimdon/rules/text/locales";
import type { Logger } from "pino";
import type { Config } from "./config.ts";
import type { Database } from "./db/client.ts";
import type { Events } from "./events.ts";
import type { Keyring } from "./keyring.ts";

/** Everything a verb may use. Verbs get clock, ids and randomness from here and never make their own. */
export interface Ctx {
  readonly config: Config;
  readonly db: Database;
  readonly log: Logger;
  readonly clock: { now(): number };
  readonly ids: Ids;
  /** Signs and encrypts; what it made stays readable over one rotation of the keys. */
  readonly keyring: Keyring;
  readonly blobs: Blobs;
  /** Absent: none is configured, and files are served unscanned. */
  readonly virusScanner?: VirusScanner;
  /** Absent: no gateway is configured, and codes by text message are not offered. */
  readonly sms?: SmsSender;
  /** Absent: none is configured, and prints wait for somebody's hands. */
  readonly printer?: Printer;
  readonly judgeQueue: JudgeQueue;
  readonly live: Live;
  readonly events: Events;
}

/** The same with the caller: who asks, and the request's id for the log. */
export interface RequestCtx extends Ctx {
  readonly person: Person | null;
  readonly requestId: string;
  /** The caller's network address, proxies taken off; absent where no request stands behind. */
  readonly address?: string;
}

export interface Person {
  readonly userId: string;
  readonly login: string;
  readonly displayName: string;
  readonly role: Role;
  readonly locale: Locale;
  /** The language is the person's own choice, not their organiser's guess. */
  readonly hasChosenLocale?: boolean;
  /** Registered by themselves and has not answered the letter yet; see http/require-confirmed. */
  readonly mustConfirmEmail?: boolean;
  /** What the person is in single contests, problems, courses and directions; absent: nothing. */
  readonly grants?: readonly Grant[];
  /** The admin who sits behind this session, acting for the person; absent or null: nobody does. */
  readonly impersonatorId?: string | null;
  /** Must set a new password before anything else; the door holds to it. */
  readonly mustChangePassword?: boolean;
  /** The session they came by; absent: they came by a personal token, or nobody said. */
  readonly session?: PersonSession;
}

/** See rules/access/is-proven. */
export interface PersonSession extends SessionProof {
  readonly sessionId: string;
}

export interface Ids {
  make(kind: IdKind): string;
  /** A secret of so many random bytes, base64url. */
  secret(bytes: number): string;
}

/** Content-addressed store of immutable bytes. */
export interface Blobs {
  /** Keeps a stream and answers its SHA-256; keeping the same bytes twice is one blob. */
  keep(bytes: Readable): Promise<{ readonly hash: string; readonly size: number }>;
  /**
   * @param range  only these bytes of it, as far as it has them
   * @returns null: no such blob; the size is always the whole blob's
   */
  open(
    hash: string,
    range?: { readonly from: number; readonly bytes: number },
  ): Promise<{ readonly size: number; readonly stream: Readable } | null>;
  /** Forgets a blob; one that is not there is forgotten already. By db/named-blobs alone, which knows who needs it. */
  remove(hash: string): Promise<void>;
}

export interface VirusScanner {
  /**
   * Looks through a whole file.
   *
   * @throws when it could not look: that is no verdict
   */
  scan(bytes: Readable): Promise<{ kind: "clean" } | { kind: "infected"; signature: string }>;
}

/** The door out to phones. */
export interface SmsSender {
  /**
   * Hands one message to the gateway, within seconds; never throws.
   *
   * @param message.to  as rules/access/read-phone gives it
   * @returns unavailable: nobody took it, and it reaches nobody
   */
  send(message: { readonly to: string; readonly text: string }): Promise<"taken" | "unavailable">;
}

/** What is known of a print beside its pages. */
export interface PrintSlip {
  readonly printJobId: string;
  readonly team: string;
  readonly place: string | null;
  readonly pages: number;
}

export type PrintOutcome =
  | { readonly kind: "printed" }
  /** cause: for officials, in the printer's own words. */
  | { readonly kind: "failed"; readonly cause: string };

export interface Printer {
  /** Hands a PDF over; a printer that fails says so and throws nothing. */
  print(pdf: Uint8Array, slip: PrintSlip): Promise<PrintOutcome>;
}

export interface JudgeQueue {
  readonly backend: "redis" | "postgres";
  /** Adding the same job twice is one job; see contracts/queue/judge-jobs for ids and priorities. */
  add(job: JudgeJob, options: { readonly priority: number; readonly delayMs?: number }): Promise<void>;
  /** Takes these jobs out, as far as they wait; one that runs goes on. */
  remove(jobIds: readonly string[]): Promise<void>;
  /** How many jobs each worker holds, by "host/worker id". */
  holders(): Promise<ReadonlyMap<string, number>>;
  /** Which of these job ids does the queue still know as waiting or running? For the sweep. */
  known(jobIds: readonly string[]): Promise<ReadonlySet<string>>;
  depth(): Promise<{
    readonly waiting: number;
    readonly running: number;
    readonly oldestWaitingMs: number | null;
  }>;
}

/** The door out to browsers. Rooms are named in contracts/live/rooms. */
export interface Live {
  send(room: string, event: string, payload: unknown): void;
  /** Closes every socket in the room, on every API process. */
  close(room: string): void;
}
