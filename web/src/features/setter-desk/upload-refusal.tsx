import * as words from "../../generated/messages/desk.ts";
import { formatBytes } from "../../locale/format-number.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { ScrollBox } from "../../ui/scroll-box.tsx";
import { mostUploadBytes, type Uploaded } from "./upload-package.ts";

interface RefusalShape {
  readonly name: string;
  readonly answer: Exclude<Uploaded, { kind: "taken" }>;
}

/** Why a package was not taken: every file and key with what is wrong there. */
export function UploadRefusal({ name, answer }: RefusalShape) {
  if (answer.kind === "unreachable")
    return (
      <div class="mt-4">
        <ErrorNote owner="platform" title={words.uploadLostTitle()}>
          {words.uploadLostText()}
        </ErrorNote>
      </div>
    );
  const { code, message, faults } = answer;
  if (code === "package.too_large")
    return (
      <div class="mt-4">
        <ErrorNote owner="setter" title={words.uploadRefusedTitle({ name })}>
          {words.uploadTooLarge({ limit: formatBytes(mostUploadBytes) })}
        </ErrorNote>
      </div>
    );
  return (
    <div class="mt-4">
      <ErrorNote owner="setter" title={words.uploadRefusedTitle({ name })}>
        {words.uploadRefusedText()}
      </ErrorNote>
      <ScrollBox class="scroll-box mt-3">
        <table class="jadval package-faults" lang="en">
          <thead>
            <tr>
              <th>{words.colFile()}</th>
              <th>{words.colKey()}</th>
              <th>{words.colWhat()}</th>
            </tr>
          </thead>
          <tbody>
            {(faults.length > 0 ? faults : [{ file: "", key: null, message }]).map((fault) => (
              <tr key={`${fault.file} ${fault.key} ${fault.message}`}>
                <td class="font-code">{fault.file}</td>
                <td class="font-code">{fault.key ?? ""}</td>
                <td>{fault.message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </div>
  );
}
