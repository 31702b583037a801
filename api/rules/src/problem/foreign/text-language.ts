/** The language of a text by its letters: zh, ja, ko, ru, else en; enough to name a statement that does not say. */
export function textLanguage(text: string): string {
  if (/[\u3040-\u30ff]/.test(text)) return "ja";
  if (/[\uac00-\ud7af]/.test(text)) return "ko";
  if (/[\u4e00-\u9fff]/.test(text)) return "zh";
  if (/[\u0400-\u04ff]/.test(text)) return "ru";
  return /[\u02bb\u02bc]|[oOgG][‘’'`]/.test(text) ? "uz" : "en";
}
