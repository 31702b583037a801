import type { OwnPrint } from "@bilimdon/contracts/http/prints";
import { printLimits, printPages } from "@bilimdon/rules/contest/print-pages";
import { useMemo, useState } from "preact/hooks";
import { callApi, type Failure } from "../../client/call-api.ts";
import { makeSendKey } from "../../client/make-send-key.ts";
import { readTextFile } from "../../client/read-text-file.ts";
import * as words from "../../generated/messages/prints.ts";
import { Button } from "../../ui/button.tsx";
import { failureWords } from "../../ui/failure-words.ts";
import { Field } from "../../ui/field.tsx";
import { FileButton } from "../../ui/file-button.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { say } from "../../ui/toasts.tsx";

interface FormShape {
  readonly slug: string;
  readonly mostPages: number;
  onSent(): void;
}

const nothing = { fileName: "", text: "" };

/** A text, typed or from a file, with the pages it takes. */
export function PrintForm({ slug, mostPages, onSent }: FormShape) {
  const [draft, setDraft] = useState(nothing);
  const { fileName, text } = draft;
  const write = (part: Partial<typeof nothing>) => setDraft((now) => ({ ...now, ...part }));
  // One for what is written: pressed again after a lost answer it is printed once, and changed it is another print.
  const sendKey = useMemo(makeSendKey, [fileName, text]);
  const [fault, setFault] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const pages = text.trim() === "" ? 0 : printPages(text).length;
  const isTooLarge = new TextEncoder().encode(text).length > printLimits.textBytes;
  const tooLong = isTooLarge
    ? words.tooLarge()
    : pages > mostPages
      ? words.tooLong({ pages, mostPages })
      : null;
  const open = async (file: File) => {
    if (file.size > printLimits.textBytes) return setFault(words.tooLarge());
    setFault(null);
    write({ fileName: file.name.slice(0, printLimits.fileName), text: await readTextFile(file) });
  };
  const send = async () => {
    if (pages === 0) return setFault(words.nothing());
    if (tooLong !== null) return;
    setSending(true);
    const wish = { fileName: fileName.trim() || words.unnamed(), text, sendKey };
    const answer = await callApi<OwnPrint>("POST", `/api/contests/${encodeURIComponent(slug)}/prints`, wish);
    setSending(false);
    if (answer.kind !== "ok") return setFault(faultWords(answer));
    // What was written while it was on its way is the next one's beginning.
    setDraft((now) => (now.fileName === fileName && now.text === text ? nothing : now));
    setFault(null);
    say(words.sent());
    onSent();
  };
  return (
    <form
      class="prints-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p class="prints-lead">{words.lead({ mostPages })}</p>
      <FileRow
        fileName={fileName}
        onName={(name) => write({ fileName: name })}
        onFile={(file) => void open(file)}
      />
      <TextArea
        label={words.text()}
        rows={12}
        class="input text-area prints-text"
        spellcheck={false}
        fault={tooLong ?? fault}
        value={text}
        onSend={() => void send()}
        onInput={(event) => {
          write({ text: event.currentTarget.value });
          setFault(null);
        }}
      />
      <div class="prints-send">
        <Button look="solid" type="submit" isBusy={isSending}>
          {words.send()}
        </Button>
        <span role="status">{pages === 0 ? "" : words.pages({ count: pages })}</span>
      </div>
    </form>
  );
}

interface FileShape {
  readonly fileName: string;
  onName(fileName: string): void;
  onFile(file: File): void;
}

function FileRow({ fileName, onName, onFile }: FileShape) {
  return (
    <div class="prints-file">
      <Field
        label={words.fileName()}
        fault={null}
        value={fileName}
        maxLength={printLimits.fileName}
        placeholder="main.cpp"
        spellcheck={false}
        autocomplete="off"
        onInput={(event) => onName(event.currentTarget.value)}
      />
      <FileButton onFile={onFile}>{words.fromFile()}</FileButton>
    </div>
  );
}

function faultWords(failure: Failure): string {
  if (failure.kind === "refused") {
    if (failure.code === "print.too_large") return words.tooLarge();
    if (failure.code === "print.unreadable") return words.notText();
    if (failure.code === "print.too_many") return words.tooMany();
    if (failure.code === "print.off") return words.offText();
  }
  return failureWords(failure).text;
}
