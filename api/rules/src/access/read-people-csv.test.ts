import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mostListed, readPeopleCsv } from "./read-people-csv.ts";

const taken = new Set(["aliyev.vali", "omar"]);
const read = (text: string) => readPeopleCsv(text, taken);

describe("a list of people", () => {
  it("needs only names; logins are made from them, clear of those that are there", () => {
    const { people, faults } = read("F.I.O.\nАлиев Вали\nAliyev Vali\nGʻaniyeva Oʻgʻiloy Sobir qizi\n");

    expect(faults).toEqual([]);
    expect(people.map(({ login }) => login)).toEqual(["aliyev.vali2", "aliyev.vali3", "ganiyeva.ogiloy"]);
    expect(people[0]).toEqual({
      line: 2,
      login: "aliyev.vali2",
      displayName: "Алиев Вали",
      role: "student",
      locale: "uz",
      hasGuardianConsent: false,
    });
  });

  it("takes headings of three languages, in any order, with Excel's semicolons", () => {
    const { people, faults } = read("Rol;Login;Ism;Til;Rozilik\nteacher;Lola;Lola Karimova;ru;ha");

    expect(faults).toEqual([]);
    expect(people).toEqual([
      {
        line: 2,
        login: "lola",
        displayName: "Lola Karimova",
        role: "teacher",
        locale: "ru",
        hasGuardianConsent: true,
      },
    ]);
  });

  it("tells every fault with its line, column and value", () => {
    const { faults } = read(
      "name,login,role,language,consent,shoe\n,omar,king,fr,maybe,42\nAda,a b,,,,\nBob,bob,,,,\nBea,BOB,,,,",
    );

    expect(faults).toEqual([
      { line: 1, column: "shoe", fault: "unknown", value: "shoe" },
      { line: 2, column: "name", fault: "missing", value: "" },
      { line: 2, column: "role", fault: "unknown", value: "king" },
      { line: 2, column: "language", fault: "unknown", value: "fr" },
      { line: 2, column: "consent", fault: "malformed", value: "maybe" },
      { line: 2, column: "login", fault: "taken", value: "omar" },
      { line: 3, column: "login", fault: "malformed", value: "a b" },
      { line: 5, column: "login", fault: "repeated", value: "BOB" },
    ]);
  });

  it("without a column of names is refused as a whole, and so is one too long", () => {
    expect(read("").faults).toEqual([{ line: 1, column: "name", fault: "missing", value: "" }]);
    const long = `name\n${"Ada\n".repeat(mostListed + 1)}`;
    expect(read(long).faults).toEqual([
      { line: 1, column: "", fault: "too-many", value: String(mostListed + 1) },
    ]);
    expect(read(long).people).toHaveLength(mostListed);
  });

  it("never gives a login twice or one that is taken, whatever the names", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("Aliyev Vali", "Omar", "李", "Ў", "..")), (names) => {
        const { people } = read(`name\n${names.join("\n")}`);
        const logins = people.map(({ login }) => login);
        expect(new Set(logins).size).toBe(logins.length);
        expect(logins.filter((login) => taken.has(login))).toEqual([]);
      }),
    );
  });
});
