import { StreamLanguage } from "@codemirror/language";
import { csharp, kotlin } from "@codemirror/legacy-modes/mode/clike";
import { pascal } from "@codemirror/legacy-modes/mode/pascal";

export const pascalLanguage = StreamLanguage.define(pascal);
export const kotlinLanguage = StreamLanguage.define(kotlin);
export const csharpLanguage = StreamLanguage.define(csharp);
