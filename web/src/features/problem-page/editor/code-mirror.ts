/** The code editor, on CodeMirror 6. This file and what it imports are fetched when an editor is first shown. */
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState, type Extension, Prec } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { loadGrammar } from "../../../ui/code-grammar.ts";

export interface EditorWish {
  readonly parent: HTMLElement;
  readonly source: string;
  readonly languageId: string;
  /** Spoken name of the editor. */
  readonly label: string;
  onEdit(source: string): void;
  onSubmit(): void;
}

export interface Editor {
  source(): string;
  /** Puts other code in place; can be undone. */
  setSource(source: string): void;
  setLanguage(languageId: string): void;
  setLabel(label: string): void;
  focus(cursorAt?: number): void;
  destroy(): void;
}

export function openEditor(wish: EditorWish): Editor {
  const grammar = new Compartment();
  const label = new Compartment();
  const view = new EditorView({
    parent: wish.parent,
    state: EditorState.create({
      doc: wish.source,
      extensions: [
        house(wish),
        grammar.of([]),
        label.of(labelOf(wish.label)),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) wish.onEdit(update.state.doc.toString());
        }),
      ],
    }),
  });
  let wanted = "";
  const setLanguage = async (languageId: string) => {
    wanted = languageId;
    const found = await loadGrammar(languageId);
    if (wanted === languageId) view.dispatch({ effects: grammar.reconfigure(found === null ? [] : found) });
  };
  void setLanguage(wish.languageId);
  return {
    source: () => view.state.doc.toString(),
    setSource: (source) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: source } }),
    setLanguage: (languageId) => void setLanguage(languageId),
    setLabel: (text) => view.dispatch({ effects: label.reconfigure(labelOf(text)) }),
    focus(cursorAt) {
      view.focus();
      if (cursorAt !== undefined)
        view.dispatch({ selection: { anchor: Math.min(cursorAt, view.state.doc.length) } });
    },
    destroy: () => view.destroy(),
  };
}

function house({ onSubmit }: EditorWish): Extension {
  const submit = () => {
    onSubmit();
    return true;
  };
  return [
    // The server's policy lets in only style elements that carry the page's nonce.
    EditorView.cspNonce.of(document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ""),
    Prec.highest(keymap.of([{ key: "Mod-Enter", run: submit }])),
    lineNumbers(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    drawSelection(),
    history(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    indentUnit.of("    "),
    EditorState.tabSize.of(4),
    syntaxHighlighting(classHighlighter),
    // After Esc the editor lets the next Tab through to the browser by itself.
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
  ];
}

function labelOf(label: string): Extension {
  return EditorView.contentAttributes.of({ "aria-label": label, class: "code" });
}
