import type { ProblemView } from "@bilimdon/contracts/http/problems";
import { fileCodeIcon } from "../../generated/icons.ts";
import * as words from "../../generated/messages/problem.ts";
import { formatBytes } from "../../locale/format-number.ts";
import { Icon } from "../icon.tsx";

/** Files that come with the problem, to be taken home. */
export function Attachments({ attachments }: { readonly attachments: ProblemView["attachments"] }) {
  return (
    <section class="attachments">
      <h2>{words.attachments()}</h2>
      <ul>
        {attachments.map(({ name, url, bytes }) => (
          <li key={url}>
            <a href={url} download={name}>
              <Icon path={fileCodeIcon} size={16} />
              {name}
            </a>
            <span>{formatBytes(bytes)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
