import type { AuditLineView } from "@bilimdon/contracts/http/people";
import * as words from "../../generated/messages/audit.ts";
import { formatDateTime } from "../../locale/format-date.ts";

/** Acts and ids are the machine's own words, in its face. */
export function AuditTable({ lines }: { readonly lines: readonly AuditLineView[] }) {
  return (
    <table class="jadval audit">
      <thead>
        <tr>
          <th class="num">№</th>
          <th>{words.colWhen()}</th>
          <th>{words.colWho()}</th>
          <th>{words.colAct()}</th>
          <th>{words.colThing()}</th>
          <th>{words.colChange()}</th>
          <th>{words.colFrom()}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={line.id} line={line} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ line }: { readonly line: AuditLineView }) {
  const { id, at, act, thingKind, thingId, address, requestId } = line;
  return (
    <tr>
      <td class="num">{id}</td>
      <td>{formatDateTime(at)}</td>
      <td class="font-medium text-ink">{actorWords(line)}</td>
      <td>
        <code>{act}</code>
      </td>
      <td>
        {thingKind} <code>{thingId}</code>
      </td>
      <td>
        <Change before={line.before} after={line.after} />
      </td>
      <td title={requestId === null ? undefined : words.request({ id: requestId })}>
        <code>{address}</code>
      </td>
    </tr>
  );
}

function actorWords({ actorId, actorLogin, impersonatorLogin }: AuditLineView): string {
  if (actorId === null) return words.platform();
  const login = actorLogin ?? actorId;
  return impersonatorLogin === null ? login : words.behind({ login, by: impersonatorLogin });
}

/** Each fact that changed: what it was, and what it is. */
function Change({ before, after }: Pick<AuditLineView, "before" | "after">) {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return (
    <ul>
      {names.map((name) => (
        <li key={name}>
          <code>{name}</code> {before !== null && name in before && <s>{show(before[name])}</s>}{" "}
          {after !== null && name in after && show(after[name])}
        </li>
      ))}
    </ul>
  );
}

function show(value: unknown): string {
  if (Array.isArray(value)) return value.join(", ");
  return value === null ? "–" : String(value);
}
