import { rooms } from "@bilimdon/contracts/live/rooms";
import type { ExamPart } from "../http/exam-part.ts";

/** What a room belongs to, for whoever sits in an exam; most rooms are outside of any. */
export function examPartOfRoom(room: string): ExamPart {
  const id = room.split(":")[1] ?? "";
  switch (room) {
    case rooms.publicBoard(id):
    case rooms.publicClarifications(id):
      return { kind: "contest", id };
    case rooms.ownClarifications(id):
      return { kind: "participant", id };
    case rooms.user(id):
      return { kind: "own" };
    default:
      return { kind: "outside" };
  }
}
