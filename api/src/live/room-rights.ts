/** Who may hear what: the right to join each kind of room. The room's name is never a right. */
import type { ErrorCode } from "@bilimdon/contracts/error-codes";
import { rooms } from "@bilimdon/contracts/live/rooms";
import { type Act, permit, type Thing } from "@bilimdon/rules/access/permit";
import type { Ctx, Person } from "../ctx.ts";
import { placedIn } from "../http/require-permit.ts";
import { isOwnLine, readContestState, readPackageProblem } from "./room-rights.queries.ts";

export type JoinRight = { readonly kind: "allowed" } | { readonly kind: "refused"; readonly code: ErrorCode };

const allowed: JoinRight = { kind: "allowed" };
const notFound: JoinRight = { kind: "refused", code: "thing.not_found" };

export interface JoinQuestion {
  /** null: nobody is signed in. */
  readonly person: Person | null;
  readonly room: string;
}

/** Rooms of a contest, and what whoever joins must be allowed. */
const contestRooms: readonly { readonly room: (contestId: string) => string; readonly act: Act }[] = [
  { room: rooms.publicBoard, act: "board.read-public" },
  { room: rooms.juryBoard, act: "board.read-jury" },
  { room: rooms.publicClarifications, act: "clarification.read-public" },
  { room: rooms.juryClarifications, act: "clarification.read-all" },
  { room: rooms.juryDesk, act: "submission.list-all" },
  { room: rooms.balloons, act: "balloon.carry" },
  { room: rooms.printing, act: "print.serve" },
];

/** May this person join this room? A room that does not exist is not found. */
export async function readJoinRight(
  ctx: Pick<Ctx, "db">,
  { person, room }: JoinQuestion,
): Promise<JoinRight> {
  const [kind = "", id = ""] = room.split(":");
  const ofContest = contestRooms.find((one) => one.room(id) === room);
  if (ofContest !== undefined) {
    const place = placedIn({ contest: id });
    const right = ask(person, ofContest.act, place);
    if (right.kind === "refused") return right;
    const state = await readContestState(ctx.db, id);
    const isDraft = state === "draft" || state === "template";
    const mayDraft = permit(person, "contest.read-drafts", place) === "allowed";
    return state === null || (isDraft && !mayDraft) ? notFound : right;
  }
  switch (room) {
    case rooms.ownClarifications(id):
      return (await isOwnLine(ctx.db, id, person?.userId ?? null)) ? allowed : refused(person);
    case rooms.user(id):
      return person?.userId === id ? allowed : refused(person);
    case rooms.judgeHosts():
      return ask(person, "judge-host.read");
    case rooms.problemVersion(id): {
      const problem = await readPackageProblem(ctx.db, id);
      const thing = placedIn({ problem: problem?.problemId }, problem?.ownerId ?? null);
      const right = ask(person, "problem.read-package", thing);
      return right.kind === "allowed" && problem === null ? notFound : right;
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
