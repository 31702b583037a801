import { describe, expect, it } from "vitest";
import { convertForTest, convertOne } from "./convert-for-test.ts";

/** One white pixel. */
const pixel =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

const item = (more = "", tests = "<test_input>1 2\r\n</test_input><test_output>3</test_output>") => `<item>
<title><![CDATA[A + B]]></title>
<time_limit unit="ms"><![CDATA[1500]]></time_limit>
<memory_limit unit="mb"><![CDATA[128]]></memory_limit>
<img><src><![CDATA[/upload/a.png]]></src><base64><![CDATA[${pixel}]]></base64></img>
<description><![CDATA[<p>Add <b>a</b> &amp; b<script>alert(1)</script></p><img src="/upload/a.png">]]></description>
<input><![CDATA[Two numbers a &lt; b]]></input>
<output><![CDATA[The sum]]></output>
<sample_input><![CDATA[1 1]]></sample_input><sample_output><![CDATA[2]]></sample_output>
${tests}
<source><![CDATA[School round]]></source>
<solution language="C++"><![CDATA[int main() {}]]></solution>
${more}</item>`;
const set = (...items: string[]) => ({
  "set.xml": `<?xml version="1.0" encoding="UTF-8"?><fps version="1.2"><generator name="x"/>${items.join("")}</fps>`,
});

describe("a problem set in FPS", () => {
  it("becomes a package with statement, limits, tests, samples and solution", async () => {
    const { shortName, manifest, text } = await convertOne(set(item()), "round");

    expect(shortName).toBe("round");
    expect(manifest).toMatchObject({
      names: { en: "A + B" },
      limits: { timeLimitMs: 1500, memoryBytes: 128 * 1024 * 1024 },
      source: ["School round"],
      submissions: [{ path: "submissions/accepted/solution1.cpp" }],
    });
    expect(text("data/secret/0001.in")).toBe("1 2\n");
    expect(text("data/sample/0001.ans")).toBe("2\n");
    const statement = text("statement/problem.en.md");
    expect(statement).toContain("Add **a** & b");
    expect(statement).toContain("![](image1.png)");
    expect(statement).toContain("## Input\n\nTwo numbers a \\< b");
    expect(statement).not.toContain("<script");
  });

  it("becomes as many packages as it has items", async () => {
    const { packages } = await convertForTest(set(item(), item(), item()), "round");

    expect(packages.map(({ shortName }) => shortName)).toEqual(["round-1", "round-2", "round-3"]);
  });

  it("is taken but for the items that cannot be, which are named", async () => {
    const { packages, faults } = await convertForTest(set(item(), item("", ""), item()), "round");

    expect(packages.map(({ shortName }) => shortName)).toEqual(["round-1", "round-3"]);
    expect(faults).toEqual([expect.stringContaining("set.xml item 2.test_input: is missing")]);
  });

  it.each([
    [
      "a judge of its own",
      item("<spj language='C'>x</spj>"),
      "set.xml item 1.spj: is a judge for another system",
    ],
    ["no tests", item("", ""), "set.xml item 1.test_input: is missing"],
    [
      "an input without an output",
      item("", "<test_input>1</test_input>"),
      "set.xml item 1.test_input: has 1 inputs and 0 outputs",
    ],
    [
      "a limit beyond all bounds",
      item().replace("1500", "9999999"),
      "set.xml item 1.time_limit: has to be 0.001 to 300 s",
    ],
  ])("is refused when its only item has %s", async (_title, wrong, expected) => {
    const { faults } = await convertForTest(set(wrong));

    expect(faults.join("\n")).toContain(expected);
  });
});
