import fc from "fast-check";
import { expect, it } from "vitest";
import { readAnswerSheet, writeAnswerSheet } from "./answer-sheet.ts";

it("gives back every answer it was made of, in order", () => {
  const sheet = fc.array(fc.tuple(fc.string(), fc.string())).map((rows) => new Map(rows));
  fc.assert(
    fc.property(sheet, (answers) => {
      const read = readAnswerSheet(writeAnswerSheet(answers));
      expect(read === null ? null : [...read]).toEqual([...answers]);
    }),
  );
});

it.each(["", "42", "null", "{", "{}", '{"answers":5}', '{"answers":[["a"]]}', '{"answers":[["a",1]]}'])(
  "takes %j for no sheet",
  (text) => {
    expect(readAnswerSheet(text)).toBeNull();
  },
);
