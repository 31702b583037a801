import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerFileNames, isAnswerName, sortAnswers } from "./sort-answers.ts";

const cases = ["sample/1", "secret/1", "secret/02", "secret/group1/3", "secret/group2/3"];

function sort(...names: string[]): string {
  const sorting = sortAnswers(
    cases,
    names.map((name) => ({ name })),
  );
  if (sorting.kind === "sorted")
    return [...sorting.byCase].map(([name, file]) => `${file.name} → ${name}`).join(", ");
  const { fault } = sorting;
  if (fault.kind === "unclear") return `${fault.file} unclear: ${fault.cases.join(" ")}`;
  if (fault.kind === "twice") return `${fault.file} twice with ${fault.other}: ${fault.case}`;
  return fault.kind === "unknown" ? `${fault.file} unknown` : fault.kind;
}

describe("the files of a submit-answer submission", () => {
  it.each([
    ["02.out", "02.out → secret/02"],
    ["02.ans", "02.ans → secret/02"],
    ["02.txt", "02.txt → secret/02"],
    ["02", "02 → secret/02"],
    ["secret/02.out", "secret/02.out → secret/02"],
    ["javoblar/secret/02.out", "javoblar/secret/02.out → secret/02"],
    ["javoblar/02.out", "javoblar/02.out → secret/02"],
    ["group1/3.out", "group1/3.out → secret/group1/3"],
    ["sample/1.out", "sample/1.out → sample/1"],
    ["3.out", "3.out unclear: secret/group1/3 secret/group2/3"],
    ["1.out", "1.out unclear: sample/1 secret/1"],
    ["2.out", "2.out unknown"],
    [".out", ".out unknown"],
    ["02.cpp", "02.cpp unknown"],
    ["02.out.zip", "02.out.zip unknown"],
    ["../../etc/passwd", "../../etc/passwd unknown"],
  ])("%s: %s", (name, expected) => {
    expect(sort(name)).toBe(expected);
  });

  it("are refused where two of them answer the same test", () => {
    expect(sort("02.out", "secret/02.txt")).toBe("secret/02.txt twice with 02.out: secret/02");
  });

  it("are refused where there are none", () => {
    expect(sort()).toBe("none-sent");
  });

  it("need no name where the problem has one test and one was sent", () => {
    const sorting = sortAnswers(["secret/1"], [{ name: "javobim.docx.txt" }]);
    expect(sorting).toEqual({
      kind: "sorted",
      byCase: new Map([["secret/1", { name: "javobim.docx.txt" }]]),
    });
  });

  it("may be called as a test that itself ends like an answer", () => {
    const sorting = sortAnswers(["secret/a.out", "secret/b"], [{ name: "a.out" }, { name: "b.out" }]);
    expect(sorting.kind === "sorted" && [...sorting.byCase.keys()]).toEqual(["secret/a.out", "secret/b"]);
  });

  it("are told from other files by their names", () => {
    expect(isAnswerName(cases, "3.out")).toBe(true);
    expect(isAnswerName(cases, "notes.txt")).toBe(false);
  });
});

describe("the names answers are asked for by", () => {
  it("are as short as tells them apart", () => {
    expect(answerFileNames(cases)).toEqual([
      "sample/1.out",
      "secret/1.out",
      "02.out",
      "group1/3.out",
      "group2/3.out",
    ]);
  });

  it("always mean the test they were made for", () => {
    const part = fc.constantFrom("a", "b", "1", "1.out", "a.txt");
    const names = fc.uniqueArray(
      fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => `secret/${parts.join("/")}`),
      { minLength: 2, maxLength: 12 },
    );
    fc.assert(
      fc.property(names, (made) => {
        const files = answerFileNames(made).map((name) => ({ name }));
        const sorting = sortAnswers(made, files);
        expect(sorting.kind === "sorted" && [...sorting.byCase.keys()]).toEqual(made);
      }),
    );
  });
});
