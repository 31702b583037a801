/** Who may hear what: the right to join each kind of room. The room's name is never a right. */
import type { ErrorCode } from "@bilimdon/contracts/error-codes";
import { rooms } from "@bilimdon/contracts/live/rooms";
import { type Act, permit, type Thing } from "@bilimdon/rules/access/permit";
import type { Ctx, Person } from "../ctx.ts";
import { isContestThere, isOwnLine, readPackageOwner } from "./room-rights.queries.ts";

export type JoinRight = { readonly kind: "allowed" } | { readonly kind: "refused"; readonly code: ErrorCode };

const allowed: JoinRight = { kind: "allowed" };
const notFound: JoinRight = { kind: "refused", code: "thing.not_found" };

export interface JoinQuestion {
  /** null: nobody is signed in. */
  readonly person: Person | null;
  readonly room: string;
}

/** May this person join this room? A room that does not exist is not found. */
export async function readJoinRight(
  ctx: Pick<Ctx, "db">,
  { person, room }: JoinQuestion,
): Promise<JoinRight> {
  const [kind = "", id = ""] = room.split(":");
  switch (room) {
    case rooms.publicBoard(id):
      return (await isContestThere(ctx.db, id)) ? ask(person, "board.read-public") : notFound;
    case rooms.juryBoard(id): {
      const right = ask(person, "board.read-jury");
      return right.kind === "refused" || (await isContestThere(ctx.db, id)) ? right : notFound;
    }
    case rooms.publicClarifications(id):
      return (await isContestThere(ctx.db, id)) ? ask(person, "clarification.read-public") : notFound;
    case rooms.juryClarifications(id): {
      const right = ask(person, "clarification.read-all");
      return right.kind === "refused" || (await isContestThere(ctx.db, id)) ? right : notFound;
    }
    case rooms.ownClarifications(id):
      return (await isOwnLine(ctx.db, id, person?.userId ?? null)) ? allowed : refused(person);
    case rooms.user(id):
      return person?.userId === id ? allowed : refused(person);
    case rooms.judgeHosts():
      return ask(person, "judge-host.read");
    case rooms.problemVersion(id): {
      const ownerId = await readPackageOwner(ctx.db, id);
      return ask(person, "problem.read-package", { ownerId });
    }
    default:
      return kind === "" ? { kind: "refused", code: "request.malformed" } : notFound;
  }
}

function ask(person: Person | null, act: Act, thing?: Thing): JoinRight {
  return permit(person, act, thing) === "allowed" ? allowed : refused(person);
}

function refused(person: Person | null): JoinRight {
  return { kind: "refused", code: person === null ? "session.required" : "access.refused" };
}
