import type { ContestParticipant } from "@bilimdon/contracts/http/contest-participants";
import { readParticipants } from "@bilimdon/rules/contest/read-participants";
import { expect, it } from "vitest";
import { writeList } from "./write-list.ts";

const line: ContestParticipant = {
  participantId: "par_1",
  kind: "team",
  part: "contestant",
  name: 'Yulduz, "A"',
  login: null,
  label: "12",
  organisation: "42-maktab",
  country: "UZB",
  groups: ["Toshkent", "9-sinf"],
  isHidden: false,
  isUnofficial: true,
  extraMs: 15 * 60_000,
  startedAt: null,
  withdrawnAt: null,
  members: [
    { name: "Lola", login: "lola", part: "contestant" },
    { name: "Omar", login: null, part: "contestant" },
    { name: "Aziz", login: "aziz", part: "coach" },
  ],
};

it("a saved list is one that the import takes back, line by line", () => {
  const { rows, faults } = readParticipants(writeList([line]), "csv");

  expect(faults).toEqual([]);
  expect(rows).toMatchObject([
    {
      name: 'Yulduz, "A"',
      label: "12",
      groups: ["Toshkent", "9-sinf"],
      isUnofficial: true,
      extraMinutes: 15,
      members: [
        { name: "Lola", login: "lola" },
        { name: "Omar", login: null },
        { name: "Aziz", part: "coach" },
      ],
    },
  ]);
});

it("a name that a spreadsheet would run is saved as one to read", () => {
  expect(writeList([{ ...line, name: "=1+1" }])).toContain(", =1+1,");
});
