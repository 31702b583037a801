import { expect, it } from "vitest";
import { readDialogue } from "./read-dialogue.ts";

it("lets judge and program speak in turn, lines in a row together", () => {
  expect(readDialogue("<5\n>? 1 1\n>? 2 2\n<3\n\n>! 3 4\n")).toEqual([
    { speaker: "judge", text: "5" },
    { speaker: "program", text: "? 1 1\n? 2 2" },
    { speaker: "judge", text: "3" },
    { speaker: "program", text: "! 3 4" },
  ]);
});

it("keeps an empty line that was said", () => {
  expect(readDialogue(">\n<1")).toEqual([
    { speaker: "program", text: "" },
    { speaker: "judge", text: "1" },
  ]);
});
