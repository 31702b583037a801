import { type RenderedStatement, renderStatement, type StatementSource } from "./render-statement.ts";

/** Renders an English statement of a package that has one image, "figure". */
export function renderForTest(
  form: "md" | "tex",
  text: string,
  given: Partial<StatementSource> = {},
): RenderedStatement {
  return renderStatement({
    form,
    text,
    language: "en",
    title: "Title",
    constants: {},
    image: (source) =>
      source.startsWith("figure")
        ? { url: "/api/problem-assets/pkv_1/statement%2Ffigure.png", width: 640, height: 480, form: "image" }
        : null,
    ...given,
  });
}
