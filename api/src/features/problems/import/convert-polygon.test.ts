import { casesOf } from "@bilimdon/rules/verdict/list-cases";
import { describe, expect, it } from "vitest";
import { convertForTest, convertOne } from "./convert-for-test.ts";
import { plainAssets, polygonFiles, polygonXml } from "./polygon-fixture.ts";

describe("a full Polygon package", () => {
  it("keeps its short name, its names in three languages and its limits", async () => {
    const { shortName, manifest } = await convertOne(polygonFiles());

    expect(shortName).toBe("two-sums");
    expect(manifest.names).toEqual({ en: "Two Sums", ru: "Две суммы", uz: "Ikki yigʻindi" });
    expect(manifest.limits).toMatchObject({ timeLimitMs: 1500, memoryBytes: 256 * 1024 * 1024 });
    expect(manifest.keywords).toEqual(["math"]);
  });

  it("has its samples apart from its tests, each with its answer", async () => {
    const { manifest, text } = await convertOne(polygonFiles());

    expect(manifest.tests.sample.cases.map(({ name }) => name)).toEqual(["sample/0001"]);
    expect(manifest.tests.secret.cases.map(({ name }) => name)).toEqual(["secret/0002"]);
    expect(text("data/secret/0002.ans")).toBe("10\n");
  });

  it("shows the example of the statement where it differs from the test, and judges with the test", async () => {
    const { manifest, text } = await convertOne(polygonFiles());

    const [sample] = manifest.tests.sample.cases;
    expect(sample?.shown).toEqual({ answerPath: "data/sample/0001.ans.statement" });
    expect(text("data/sample/0001.ans.statement")).toBe("three\n");
    expect(text("data/sample/0001.ans")).toBe("3\n");
  });

  it("brings checker and validator in testlib's manner with the header it carries", async () => {
    const { manifest } = await convertOne(polygonFiles());

    expect(manifest.outputValidators).toMatchObject({
      kind: "custom",
      programs: [{ language: "cpp", manner: "testlib" }],
    });
    expect(manifest.inputValidators).toMatchObject([{ language: "cpp", manner: "testlib" }]);
    expect(manifest.inputValidators[0]?.files).toContain("input_validators/validator1/testlib.h");
  });

  it("has its solutions in the folders of their tags, those not to be run left out", async () => {
    const { manifest, report } = await convertOne(polygonFiles());

    expect(manifest.submissions.map(({ path }) => path)).toEqual([
      "submissions/accepted/sum.cpp",
      "submissions/accepted_or_late/slow.py",
      "submissions/wrong_answer/one.py",
    ]);
    expect(manifest.submissions[0]?.isModelSolution).toBe(true);
    expect(manifest.submissions[1]?.expectations).toMatchObject([
      { permitted: ["AC", "TLE"], useForTimeLimit: "none" },
    ]);
    expect(report.notes).toContainEqual({
      file: "problem.xml",
      key: "assets.solutions.solution solutions/old.py",
      fate: "left",
      remark: "its tag says that it is not to be run",
    });
  });

  it("has a statement of its sections, with its images", async () => {
    const { text } = await convertOne(polygonFiles());

    const statement = text("statement/problem.en.tex");
    expect(statement).toContain(
      "Add \\texttt{two} numbers.\n\\includegraphics[width=2cm]{english/pic.1.png}",
    );
    expect(statement).toContain("\\section*{Input}\nTwo numbers.");
    expect(statement).not.toContain("Note");
    expect(text("statement/english/pic.1.png")).toBe("png");
  });

  it("may have the sections of its statement in one file of properties, as older ones do", async () => {
    const { text, report } = await convertOne(
      polygonFiles({
        "statement-sections/russian/legend.tex": null,
        "statements/russian/problem-properties.json": JSON.stringify({
          name: "Две суммы",
          legend: "Сложите\nчисла.",
          input: "Два числа.",
          notes: null,
          timeLimit: 1500,
        }),
      }),
    );

    expect(text("statement/problem.ru.tex")).toBe(
      "Сложите\nчисла.\n\n\\section*{Входные данные}\nДва числа.\n",
    );
    expect(report.notes.map(({ file }) => file)).toContain("statements/russian");
  });

  it("has tests whose lines end by LF, though it was made for Windows", async () => {
    const long = `${"1 2\r\n".repeat(30_000)}3\r`;
    const { text, report } = await convertOne(
      polygonFiles({ "doall.bat": "", "tests/02": long, "tests/02.a": "10\r\n" }),
    );

    expect(text("data/secret/0002.in")).toBe(`${"1 2\n".repeat(30_000)}3\r`);
    expect(text("data/secret/0002.ans")).toBe("10\n");
    expect(report.notes.map(({ fate, remark }) => `${fate} ${remark}`)).toContainEqual(
      expect.stringContaining("changed lines of its tests ended by CR LF"),
    );
  });

  it("has tests whose lines end by LF, though some were written by hand in Windows", async () => {
    const { text } = await convertOne(
      polygonFiles({ "doall.sh": "", "doall.bat": "", "tests/02": "4 6\r\n" }),
    );

    expect(text("data/secret/0002.in")).toBe("4 6\n");
  });

  it("is interactive where it has an interactor, and its checker judges what that wrote", async () => {
    const interactor = '<interactor><source path="files/talk.cpp" type="cpp.g++17"/></interactor>';
    const { manifest } = await convertOne(
      polygonFiles({
        "problem.xml": polygonXml({ assets: plainAssets + interactor }),
        "files/talk.cpp": '#include "testlib.h"\nint main() {}',
      }),
    );

    expect(manifest.kind.isInteractive).toBe(true);
    expect(manifest.outputValidators).toMatchObject({
      programs: [{ name: "interactor" }, { name: "checker" }],
    });
  });
});

const scored = (tests: string, groups?: string) => {
  const count = tests.split("<test ").length - 1;
  const files = Object.fromEntries(
    Array.from({ length: count }, (_, index) => String(index + 1).padStart(2, "0")).flatMap((name) => [
      [`tests/${name}`, "1 2\n"],
      [`tests/${name}.a`, "3\n"],
    ]),
  );
  const xml = polygonXml(groups === undefined ? { tests } : { tests, groups });
  return polygonFiles({ ...files, "problem.xml": xml });
};

describe("the groups of a Polygon package", () => {
  const tests =
    '<test group="0" points="0.0" sample="true"/><test group="1" points="20.0"/><test group="1" points="20.0"/>' +
    '<test group="2" points="60.0"/><test group="2"/>';
  const groups =
    '<group name="0" points-policy="complete-group"/><group name="1" points-policy="each-test"><dependencies><dependency group="0"/></dependencies></group>' +
    '<group name="2" points-policy="complete-group"><dependencies><dependency group="0"/></dependencies></group>';

  it("count as a whole or test by test, as they say", async () => {
    const { manifest } = await convertOne(scored(tests, groups));

    expect(manifest.kind.isScoring).toBe(true);
    expect(manifest.tests.secret.grading).toMatchObject({ aggregation: "sum", maxScore: 100 });
    expect(
      manifest.tests.secret.groups.map(({ name, grading, cases }) => [name, grading, cases.length]),
    ).toMatchObject([
      ["secret/001_1", { aggregation: "sum", maxScore: 40, requirePass: ["sample"] }, 2],
      ["secret/002_2", { aggregation: "pass-fail", maxScore: 60, requirePass: ["sample"] }, 2],
    ]);
  });

  it("lose no test, and a sample with points counts in both places", async () => {
    const { manifest } = await convertOne(scored('<test points="40" sample="true"/><test points="60"/>'));

    expect(casesOf(manifest.tests.sample)).toHaveLength(1);
    expect(manifest.tests.secret.groups.map(({ grading, cases }) => [grading, cases.length])).toMatchObject([
      [{ maxScore: 40 }, 1],
      [{ maxScore: 60 }, 1],
    ]);
  });

  it("cannot need a group whose tests count one by one", async () => {
    const needing = groups.replace(
      '<dependency group="0"/></dependencies></group>',
      "</dependencies></group>",
    );
    const { faults } = await convertForTest(
      scored(tests, needing.replace(/<dependency group="0"\/>/g, '<dependency group="1"/>')),
    );

    expect(faults).toEqual([
      expect.stringMatching(
        /^problem\.xml judging\.testset\.groups\.group 2\.dependencies: names the group 1/,
      ),
    ]);
  });
});

describe("a Polygon package is refused", () => {
  it.each([
    [
      "that reads a file",
      { "problem.xml": polygonXml({ judging: 'input-file="sum.in" output-file=""' }) },
      'problem.xml judging.input-file: is "sum.in"',
    ],
    [
      "whose tests are not generated, with the way to the full one",
      { "tests/02": null, "tests/02.a": null },
      "tests/02 -: is missing, and 1 more: this is a standard package",
    ],
    [
      "that does not carry the testlib.h its checker includes",
      { "files/testlib.h": null },
      "problem.xml assets.checker.source: includes testlib.h, which the package does not carry",
    ],
    [
      "with a tag nobody knows",
      { "problem.xml": polygonXml({}).replace('"wrong-answer"', '"odd"') },
      'solution solutions/one.py: has the tag "odd"',
    ],
    [
      "without a statement",
      {
        "statement-sections/english/legend.tex": null,
        "statement-sections/russian/legend.tex": null,
        "statement-sections/uzbek/legend.tex": null,
      },
      "statement-sections -: holds no legend.tex",
    ],
    [
      "with a part nobody knows",
      { "problem.xml": polygonXml({}).replace("<tags>", "<odd/><tags>") },
      "problem.xml odd: is no part of problem.xml",
    ],
    [
      "with a limit beyond what can be honoured",
      { "problem.xml": polygonXml({}).replace("268435456", "99999999999") },
      "problem.yaml limits.memory: is 95368; this platform can honour 1 to 8192 MiB",
    ],
  ])("%s", async (_title, over, expected) => {
    const { faults } = await convertForTest(polygonFiles(over));

    expect(faults.join("\n")).toContain(expected);
  });
});
