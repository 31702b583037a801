import type { PackageParts } from "./write-test-package.ts";

/** problem.xml as Polygon writes it, with these parts of it. */
export function polygonXml(parts: {
  readonly judging?: string;
  readonly tests?: string;
  readonly groups?: string;
  readonly assets?: string;
  readonly count?: number;
  readonly head?: string;
}): string {
  const tests = parts.tests ?? '<test method="manual" sample="true"/><test cmd="gen 5" method="generated"/>';
  return `<?xml version="1.0" encoding="utf-8" standalone="no"?>
${parts.head ?? ""}<problem revision="7" short-name="two-sums" url="https://polygon.example/p/two-sums">
  <names>
    <name language="english" value="Two Sums"/>
    <name language="russian" value="Две суммы"/>
    <name language="uzbek" value="Ikki yigʻindi"/>
  </names>
  <statements>
    <statement charset="UTF-8" language="english" mathjax="true" path="statements/english/problem.tex" type="application/x-tex"/>
  </statements>
  <judging cpu-name="Intel" cpu-speed="3600" ${parts.judging ?? 'input-file="" output-file=""'} run-count="1">
    <testset name="tests">
      <time-limit>1500</time-limit>
      <memory-limit>268435456</memory-limit>
      <test-count>2</test-count>
      <input-path-pattern>tests/%02d</input-path-pattern>
      <answer-path-pattern>tests/%02d.a</answer-path-pattern>
      <tests>${tests}</tests>
      ${parts.groups === undefined ? "" : `<groups>${parts.groups}</groups>`}
    </testset>
  </judging>
  <files>
    <resources><file path="files/olymp.sty"/><file path="files/testlib.h" type="h.g++"/></resources>
    <executables><executable><source path="files/gen.cpp" type="cpp.g++17"/></executable></executables>
  </files>
  <assets>${parts.assets ?? plainAssets}</assets>
  <properties><property name="tests-wellformed" value="true"/></properties>
  <stresses><stress-count>0</stress-count></stresses>
  <tags><tag value="math"/></tags>
</problem>
`;
}

export const plainAssets = `
    <checker name="std::ncmp.cpp" type="testlib">
      <source path="files/check.cpp" type="cpp.g++17"/><copy path="check.cpp"/>
      <testset><test-count>0</test-count><tests/></testset>
    </checker>
    <validators><validator><source path="files/val.cpp" type="cpp.g++17"/></validator></validators>
    <solutions>
      <solution tag="main"><source path="solutions/sum.cpp" type="cpp.g++17"/></solution>
      <solution tag="wrong-answer"><source path="solutions/one.py" type="python.3"/></solution>
      <solution tag="time-limit-exceeded-or-accepted"><source path="solutions/slow.py" type="python.3"/></solution>
      <solution tag="do-not-run"><source path="solutions/old.py" type="python.2"/></solution>
    </solutions>`;

/** A header that stands for testlib in tests which compile nothing. */
const header = "#define OK_EXIT_CODE 0\n";

/** The files of a full package for Linux; null takes one out. */
export function polygonFiles(over: PackageParts = {}): PackageParts {
  return {
    "problem.xml": polygonXml({}),
    "files/testlib.h": header,
    "files/olymp.sty": "",
    "files/gen.cpp": "int main() {}",
    "files/check.cpp": '#include "testlib.h"\nint main() {}',
    "files/val.cpp": '#include "testlib.h"\nint main() {}',
    "solutions/sum.cpp": "int main() {}",
    "solutions/one.py": "print(1)\n",
    "solutions/slow.py": "print(2)\n",
    "solutions/old.py": "print 2\n",
    "statement-sections/english/legend.tex":
      "Add \\t{two} numbers.\r\n\\includegraphics[width=2cm]{pic.1.png}",
    "statement-sections/english/input.tex": "Two numbers.",
    "statement-sections/english/notes.tex": "",
    "statement-sections/english/pic.1.png": "png",
    "statement-sections/english/example.01": "1 2\n",
    "statement-sections/english/example.01.a": "three\n",
    "statement-sections/russian/legend.tex": "Сложите.",
    "statement-sections/uzbek/legend.tex": "Qoʻshing.",
    "tests/01": "1 2\n",
    "tests/01.a": "3\n",
    "tests/02": "5 5\n",
    "tests/02.a": "10\n",
    ...over,
  };
}
