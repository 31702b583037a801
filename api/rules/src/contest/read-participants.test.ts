import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCsv } from "./read-csv.ts";
import { readParticipants } from "./read-participants.ts";

/** "line column fault" for each fault. */
const faults = (text: string, form: "csv" | "json" = "csv") =>
  readParticipants(text, form).faults.map(({ line, column, fault }) => `${line} ${column ?? "-"} ${fault}`);

describe("a table as text", () => {
  it("may hold separators, line ends and quotes inside quotes", () => {
    expect(readCsv('\uFEFFa,b\r\n"x, ""y""\nz",2\n\n3,4')).toEqual({
      kind: "read",
      rows: [
        { line: 1, fields: ["a", "b"] },
        { line: 2, fields: ['x, "y"\nz', "2"] },
        { line: 5, fields: ["3", "4"] },
      ],
    });
  });

  it("is parted by semicolons where its first line is", () => {
    expect(readCsv("a;b\n1,5;2")).toMatchObject({ rows: [{}, { fields: ["1,5", "2"] }] });
  });

  it("is unreadable where a quote is left open or text follows one, with the line", () => {
    expect(readCsv('a\n"b')).toEqual({ kind: "unreadable", line: 2, why: "quote-open" });
    expect(readCsv('a\nb\n"c"d')).toEqual({ kind: "unreadable", line: 3, why: "quote-inside" });
  });

  it("is read back as it was written, whatever its fields hold", () => {
    const field = fc.string().map((text) => text.replaceAll(/\r/g, "").trim());
    fc.assert(
      fc.property(fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 5 }), (rows) => {
        const all = [["a", "b"], ...rows];
        const text = all
          .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(","))
          .join("\n");

        const reading = readCsv(text);

        const kept = all.filter((row) => row.some((one) => one !== ""));
        expect(reading.kind === "read" && reading.rows.map(({ fields }) => fields)).toEqual(kept);
      }),
    );
  });
});

describe("a list of participants", () => {
  it("is read from a table with columns in any order", () => {
    const { rows, faults: found } = readParticipants(
      `name,label,members,coach,groups,hidden,extra_minutes,country,organisation
Registon,T01,Lola <lola>|Omar Q.,Ustoz <ustoz>,Fargʻona|Qizlar,ha,30,uzb,"12-maktab, Samarqand"`,
      "csv",
    );

    expect(found).toEqual([]);
    expect(rows).toEqual([
      {
        line: 2,
        label: "T01",
        name: "Registon",
        kind: "team",
        login: null,
        organisation: "12-maktab, Samarqand",
        country: "UZB",
        groups: ["Fargʻona", "Qizlar"],
        isHidden: true,
        isUnofficial: false,
        extraMinutes: 30,
        members: [
          { name: "Lola", login: "lola", part: "contestant" },
          { name: "Omar Q.", login: null, part: "contestant" },
          { name: "Ustoz", login: "ustoz", part: "coach" },
        ],
      },
    ]);
  });

  it("is read from JSON to the same", () => {
    const json = JSON.stringify([
      {
        name: "Registon",
        groups: ["Fargʻona", "Qizlar"],
        members: ["<lola>"],
        unofficial: true,
        extra_minutes: 5,
      },
    ]);

    expect(readParticipants(json, "json").rows).toMatchObject([
      {
        kind: "team",
        groups: ["Fargʻona", "Qizlar"],
        isUnofficial: true,
        extraMinutes: 5,
        members: [{ name: "lola", login: "lola" }],
      },
    ]);
  });

  it("tells every fault of every line, not only the first", () => {
    expect(
      faults(`name,kind,hidden,extra_minutes,country,members
,person,maybe,-5,UZ,
Registon,individual,no,10,UZB,Lola
${"x".repeat(121)},,,99999,,`),
    ).toEqual([
      "2 kind not-a-word",
      "2 name missing",
      "2 country not-a-country",
      "2 extra_minutes not-minutes",
      "2 hidden not-yes-or-no",
      "3 members members-of-individual",
      "4 name too-long",
      "4 extra_minutes not-minutes",
    ]);
  });

  it("names a label or an account that stands for two lines", () => {
    expect(faults("name,label,login,members\nA,1,lola,\nB,1,,<Lola>|<omar>\nC,,omar,").toSorted()).toEqual([
      "3 label twice",
      "3 members twice",
      "4 login twice",
    ]);
  });

  it.each([
    ["", "0 - no-rows"],
    ["name", "0 - no-rows"],
    ["name,age\nx,1", "1 age column-unknown"],
    ["name,name\nx,y", "1 name column-twice"],
    ["label\n1", "1 name name-column-missing"],
    ["name\nx,y", "2 - too-many-fields"],
    ['name\n"x', "2 - quote-open"],
    [`name\n${"x\n".repeat(5_001)}`, "0 - too-many-rows"],
    [`name,groups\nx,${Array.from({ length: 11 }, (_, i) => i).join("|")}`, "2 groups too-many"],
    [`name,groups\nx,${"g".repeat(121)}`, "2 groups too-long"],
  ])("%j is refused: %s", (text, fault) => expect(faults(text)).toEqual([fault]));

  it.each([
    ["{", "0 - not-json"],
    ["{}", "0 - not-json"],
    ["[]", "0 - no-rows"],
    ['[{"name":"x","age":5}]', "1 age column-unknown"],
    ["[5]", "1 name missing"],
  ])("JSON %j is refused: %s", (text, fault) => expect(faults(text, "json")).toEqual([fault]));
});
