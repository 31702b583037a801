import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/** A style sheet that has not come by then will not hold the text up; the browser's own MathML stands in. */
const patienceMs = 4_000;
/** Their fonts are waited for more shortly still: every line with a formula would move when they come. */
const fontPatienceMs = 1_200;
let sheet: Promise<boolean> | null = null;

/** The formulas' style sheet and fonts are asked for only by text that has formulas. */
export function hasFormulas(html: string): boolean {
  return html.includes('class="katex');
}

/**
 * pending: the text should wait, since formulas without their sheet are a jumble. plain: without formulas, or the
 * sheet did not come.
 */
export function useFormulas(html: string): "pending" | "ready" | "plain" {
  const has = hasFormulas(html);
  const state = useSignal<"pending" | "ready" | "plain">("pending");
  useEffect(() => {
    if (!has) return;
    let isGone = false;
    void loadSheet().then((isThere) => {
      if (!isGone) state.value = isThere ? "ready" : "plain";
    });
    return () => {
      isGone = true;
    };
  }, [has]);
  return has ? state.value : "plain";
}

function loadSheet(): Promise<boolean> {
  const loading = import("katex/dist/katex.min.css").then(
    () => loadFonts(),
    () => {
      sheet = null;
      return false;
    },
  );
  sheet ??= Promise.race([
    loading,
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), patienceMs)),
  ]);
  return sheet;
}

async function loadFonts(): Promise<true> {
  const wanted = ["17px KaTeX_Main", "italic 17px KaTeX_Math", '17px "Source Serif 4 Variable"'];
  const all = Promise.all(wanted.map((font) => document.fonts.load(font))).catch(() => {});
  await Promise.race([all, new Promise((resolve) => setTimeout(resolve, fontPatienceMs))]);
  return true;
}
