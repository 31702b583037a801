import { addFormula, readMarked, readMath, readUntilEnd } from "./read-flow.ts";
import type { Mark } from "./statement-nodes.ts";
import { captionFloat, illustrate, includeImage, labelFloat } from "./tex-figures.ts";
import { addBlock, endParagraph, type TexCommand, type TexFlow, type TexReading, warn } from "./tex-flow.ts";
import { heading, runInHeading, wordHeading } from "./tex-headings.ts";
import {
  lineBreak,
  readConstant,
  readFootnote,
  readHref,
  readReference,
  readUrl,
  readVerb,
} from "./tex-inline-commands.ts";
import { defineByDef, defineCommand, defineOperator } from "./tex-macros.ts";

/** Layout that has no meaning on a page. */
const layoutWords =
  "noindent indent centering raggedright raggedleft hfill vfill hfil vfil clearpage cleardoublepage newpage pagebreak nopagebreak smallskip medskip bigskip tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge protect relax sloppy fussy null strut maketitle tableofcontents displaystyle footnotemark hline toprule midrule bottomrule FloatBarrier onehalfspacing singlespacing allowbreak nolinebreak itemsep parskip parindent leavevmode unskip ignorespaces xspace";

/** Every command that means something in the text of a statement, except symbols and those of one environment. */
export const texCommands: Readonly<Record<string, TexCommand>> = {
  ...table("textbf textsc uline", () => marked("strong")),
  ...table("emph textit textsl", () => marked("em")),
  ...table("texttt code", () => marked("code")),
  ...table("underline uline ul", () => marked("underline")),
  ...table("sout st", () => marked("strike")),
  ...table("textsuperscript", () => marked("sup")),
  ...table("textsubscript", () => marked("sub")),
  ...table(
    "textrm textsf textnormal textup textmd mbox hbox text fbox framebox makebox centerline term",
    () => plain(0),
  ),
  ...table("textcolor colorbox parbox raisebox scalebox rotatebox foreignlanguage phantomsection", () =>
    plain(1),
  ),
  ...table("resizebox", () => plain(2)),
  ...table("bf bfseries", () => declared("strong")),
  ...table("it itshape em sl slshape", () => declared("em")),
  ...table("tt ttfamily", () => declared("code")),
  ...table("rm rmfamily sf sffamily normalfont mdseries upshape sc scshape", () => undeclared),
  ...table(layoutWords, () => ignore(0)),
  ...table(
    "vspace hspace vskip hskip color pagestyle thispagestyle pagenumbering bibliographystyle selectlanguage graphicspath linespread",
    () => ignore(1),
  ),
  ...table("setlength addtolength setcounter addtocounter rule definecolor enlargethispage", () => ignore(2)),
  ...table(
    "usepackage documentclass RequirePackage usetikzlibrary lstset hypersetup geometry captionsetup",
    () => ignore(1),
  ),
  ...table("nextsample remainingsamples Sample sampleinput", () => shownElsewhere),
  ...table("problemname problemtitle title", () => dropTitle),
  ...table("newcommand renewcommand providecommand DeclareRobustCommand", () => defineCommand),
  ...table("def gdef edef xdef", () => defineByDef),
  DeclareMathOperator: defineOperator,
  ...table("section subsection chapter", (name) => heading(name === "subsection" ? 3 : 2)),
  subsubsection: heading(3),
  ...table("paragraph subparagraph", () => runInHeading),
  Input: wordHeading("input"),
  Output: wordHeading("output"),
  Interaction: wordHeading("interaction"),
  "\\": lineBreak,
  ...table("newline linebreak tabularnewline", () => lineBreak),
  par: (_reading, flow) => endParagraph(flow),
  "(": (reading, flow) => readMath(reading, flow, "\\)", false),
  "[": (reading, flow) => readMath(reading, flow, "\\]", true),
  ensuremath: (reading, flow) => addFormula(reading, flow, reading.scanner.group() ?? "", false),
  verb: readVerb,
  lstinline: readVerb,
  url: readUrl,
  href: readHref,
  footnote: readFootnote,
  footnotetext: readFootnote,
  ...table("ref autoref cref Cref eqref pageref", () => readReference),
  constant: readConstant,
  includegraphics: includeImage,
  illustration: illustrate,
  caption: captionFloat,
  label: labelFloat,
  ...table("hrule hrulefill", () => (_reading, flow) => addBlock(flow, { kind: "rule" })),
  begin: readEnvironment,
  end: (reading) => warn(reading, `\\end{${reading.scanner.group() ?? ""}} without its \\begin`),
  item: (_reading, flow) => endParagraph(flow),
};

function table(names: string, make: (name: string) => TexCommand): Record<string, TexCommand> {
  return Object.fromEntries(names.split(" ").map((name) => [name, make(name)]));
}

function marked(mark: Mark): TexCommand {
  return (reading, flow) =>
    readMarked(reading, flow, flow.marks.includes(mark) ? flow.marks : [...flow.marks, mark]);
}

/** Shows the last argument and passes over options and so many arguments before it. */
function plain(before: number): TexCommand {
  return (reading, flow) => {
    reading.scanner.eat("*");
    skipArguments(reading, before);
    while (reading.scanner.option() !== null);
    readMarked(reading, flow, flow.marks);
  };
}

function declared(mark: Mark): TexCommand {
  return (_reading, flow) => {
    if (!flow.marks.includes(mark)) flow.marks = [...flow.marks, mark];
  };
}

function undeclared(_reading: TexReading, flow: TexFlow): void {
  flow.marks = [];
}

function ignore(argumentCount: number): TexCommand {
  return (reading) => {
    if (argumentCount === 0) return;
    reading.scanner.eat("*");
    skipArguments(reading, argumentCount);
  };
}

function skipArguments(reading: TexReading, count: number): void {
  for (let i = 0; i < count; i += 1) {
    while (reading.scanner.option() !== null);
    reading.scanner.group();
  }
}

/** The page shows the samples under every statement; where in it they were asked for is all that is dropped. */
function shownElsewhere(reading: TexReading): void {
  reading.scanner.eat("{}");
}

/** The page shows the title from problem.yaml. */
function dropTitle(reading: TexReading): void {
  reading.scanner.group();
}

function readEnvironment(reading: TexReading, flow: TexFlow) {
  const name = (reading.scanner.group() ?? "").trim();
  const environment = reading.environments[name];
  if (environment !== undefined) return environment(reading, flow, name);
  warn(reading, `\\begin{${name}} is not known; what stands in it is shown as text`);
  readUntilEnd(reading, flow, name);
}
