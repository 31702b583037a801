import { rooms } from "@bilimdon/contracts/live/rooms";
import type { Cells } from "./row.ts";
import type { Things } from "./things.ts";

export interface RoomRow {
  room(things: Things): string;
  readonly who: Cells;
}

/** Who may join which room, by its name in contracts/live/rooms; leaving is nobody's secret. */
export const roomRows: Readonly<Record<keyof typeof rooms, RoomRow>> = {
  publicBoard: {
    room: (s) => rooms.publicBoard(s.contestId),
    who: { other: "++++++++", early: "++++++++", draft: "0000+00+", missing: "00000000" },
  },
  juryBoard: {
    room: (s) => rooms.juryBoard(s.contestId),
    who: {
      own: "·---+--+",
      other: "!---+--+",
      juryGrant: "·+++++++",
      setterGrant: "·---+--+",
      early: "!---+--+",
      missing: "!---0--0",
    },
  },
  publicClarifications: {
    room: (s) => rooms.publicClarifications(s.contestId),
    who: { other: "++++++++", draft: "0000+00+", missing: "00000000" },
  },
  juryClarifications: {
    room: (s) => rooms.juryClarifications(s.contestId),
    who: { own: "·---+--+", other: "!---+--+", juryGrant: "·+++++++", missing: "!---0--0" },
  },
  ownClarifications: {
    room: (s) => rooms.ownClarifications(s.participantId),
    who: { own: "·+++++++", other: "!-------", juryGrant: "·-------", missing: "!-------" },
  },
  juryDesk: {
    room: (s) => rooms.juryDesk(s.contestId),
    who: { own: "·---+--+", other: "!---+--+", juryGrant: "·+++++++", missing: "!---0--0" },
  },
  balloons: {
    room: (s) => rooms.balloons(s.contestId),
    who: {
      own: "·---++-+",
      other: "!---++-+",
      juryGrant: "·+++++++",
      runnerGrant: "·+++++++",
      setterGrant: "·---++-+",
      missing: "!---00-0",
    },
  },
  printing: {
    room: (s) => rooms.printing(s.contestId),
    who: {
      own: "·---++-+",
      other: "!---++-+",
      juryGrant: "·+++++++",
      runnerGrant: "·+++++++",
      missing: "!---00-0",
    },
  },
  user: {
    room: (s) => rooms.user(s.userId),
    who: { own: "·+++++++", other: "!-------", juryGrant: "·-------", missing: "!-------" },
  },
  session: {
    room: (s) => rooms.session(s.sessionId),
    who: { own: "·0000000", other: "00000000", missing: "00000000" },
  },
  judgeHosts: { room: () => rooms.judgeHosts(), who: { none: "!---+--+", juryGrant: "·---+--+" } },
  problemVersion: {
    room: (s) => rooms.problemVersion(s.problemVersionId),
    who: {
      own: "·--++--+",
      other: "!---+--+",
      juryGrant: "·---+--+",
      setterGrant: "·+++++++",
      missing: "!---0--0",
    },
  },
};
