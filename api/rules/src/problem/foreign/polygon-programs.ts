import { testlibMark } from "../read-programs.ts";
import { packageName } from "./package-draft.ts";
import { inXml, type PolygonContext } from "./polygon-context.ts";
import { attributeOf, childrenOf, elementAt, type XmlElement } from "./xml-element.ts";

const helperEnding = /\.(?:h|hh|hpp|hxx|inc)$/;

/**
 * Checker, interactor and validators with the headers the package carries. All of them speak in testlib's manner, those
 * that do not use it too: Polygon calls every checker so.
 */
export function convertPrograms(context: PolygonContext): { readonly isInteractive: boolean } {
  const { problem, draft } = context;
  const checker = elementAt(problem, "assets/checker");
  const interactor = elementAt(problem, "assets/interactor");
  if (checker === null) {
    draft.refuse(
      inXml("assets.checker"),
      "is missing; choose a checker in Polygon and build the package again",
    );
  } else {
    const folder = interactor === null ? "output_validator" : "output_validator/checker";
    convertProgram(context, { program: checker, folder, key: "assets.checker" });
  }
  if (interactor !== null) {
    const folder = "output_validator/interactor";
    convertProgram(context, { program: interactor, folder, key: "assets.interactor" });
  }
  for (const [index, program] of childrenOf(elementAt(problem, "assets/validators"), "validator").entries()) {
    const folder = `input_validators/validator${index + 1}`;
    convertProgram(context, { program, folder, key: "assets.validators.validator" });
  }
  convertResources(context);
  return { isInteractive: interactor !== null };
}

interface ProgramSketch {
  readonly program: XmlElement;
  readonly folder: string;
  readonly key: string;
}

function convertProgram({ files, problem, draft }: PolygonContext, sketch: ProgramSketch): void {
  const { program, folder, key } = sketch;
  const source = elementAt(program, "source");
  const path = attributeOf(source, "path");
  const place = inXml(`${key}.source`);
  if (path === "" || !files.sizes.has(path)) {
    draft.refuse(place, `names "${path}", which is not in the package; build the full package in Polygon`);
    return;
  }
  const reading = files.text(path);
  const text = reading.kind === "read" ? reading.value : "";
  const headers = headersOf({ files, problem, draft });
  if (
    /#\s*include\s*["<]testlib\.h[">]/.test(text) &&
    !headers.some((each) => baseName(each) === "testlib.h")
  ) {
    draft.refuse(
      place,
      "includes testlib.h, which the package does not carry; put it among the resource files",
    );
    return;
  }
  draft.copy(`${folder}/${packageName(baseName(path))}`, path);
  for (const header of headers) draft.copy(`${folder}/${packageName(baseName(header))}`, header);
  draft.text(`${folder}/${testlibMark}`, "");
  const type = attributeOf(source, "type");
  draft.note(place, "taken", `${path} (${type}), called in testlib's manner`);
}

function headersOf({ files, problem }: PolygonContext): readonly string[] {
  const listed = childrenOf(elementAt(problem, "files/resources"), "file").map((file) =>
    attributeOf(file, "path"),
  );
  const carried = [...files.sizes.keys()].filter((path) => /^files\/[^/]+$/.test(path));
  return [...new Set([...listed, ...carried])].filter(
    (path) => helperEnding.test(path) && files.sizes.has(path),
  );
}

/** Resources that Polygon compiles together with solutions become files beside every submission. */
function convertResources({ files, problem, draft }: PolygonContext): void {
  for (const file of childrenOf(elementAt(problem, "files/resources"), "file")) {
    const path = attributeOf(file, "path");
    const isForSolutions = childrenOf(elementAt(file, "assets"), "asset").some(
      (asset) => attributeOf(asset, "name") === "SOLUTION",
    );
    if (!isForSolutions && !attributeOf(file, "assets").includes("SOLUTION")) continue;
    if (!files.sizes.has(path))
      draft.refuse(inXml("files.resources.file"), `names "${path}", which is not there`);
    const family = familyOf(attributeOf(file, "for-types"));
    draft.copy(`include/${family}/${packageName(baseName(path))}`, path);
    draft.note(inXml("files.resources.file"), "taken", `${path} is put beside submissions (${family})`);
  }
}

function familyOf(types: string): string {
  const [first = ""] = types.split(/[.;, ]/);
  return (
    { cpp: "cpp", c: "c", java: "java", java8: "java", python: "python3", kotlin: "kotlin" }[first] ??
    "default"
  );
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
