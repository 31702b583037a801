import type { PeopleStatistics } from "@bilimdon/contracts/http/people-statistics";
import * as words from "../../generated/messages/people-statistics.ts";
import { formatDate } from "../../locale/format-date.ts";
import { formatNumber } from "../../locale/format-number.ts";

type Days = PeopleStatistics["registrations"];

/** How many accounts were opened on each day: a bar each, a sentence that says it, and the table behind. */
export function Registrations({ days }: { readonly days: Days }) {
  const most = days.reduce((top, one) => (one.people > top.people ? one : top), { day: "", people: 0 });
  const count = days.reduce((sum, { people }) => sum + people, 0);
  return (
    <section class="registrations">
      <h2>{words.registrations()}</h2>
      <p>
        {most.people === 0
          ? words.registrationsNone()
          : words.registrationsSum({ count, day: dateOf(most.day), most: most.people })}
      </p>
      {most.people > 0 && <Bars days={days} most={most} />}
      <details>
        <summary>{words.table()}</summary>
        <table class="jadval">
          <thead>
            <tr>
              <th>{words.day()}</th>
              <th class="num">{words.opened()}</th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map(({ day, people }) => (
              <tr key={day}>
                <th scope="row">{dateOf(day)}</th>
                <td class="num">{formatNumber(people)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

/** For the eye; the sentence above and the table below say the same. */
function Bars({ days, most }: { readonly days: Days; readonly most: Days[number] }) {
  const [first, last] = [days.at(0), days.at(-1)];
  return (
    <div aria-hidden="true">
      <div class="registration-bars">
        {days.map(({ day, people }) => (
          <i
            key={day}
            data-most={day === most.day ? "" : undefined}
            style={{ height: `${(100 * people) / most.people}%` }}
          />
        ))}
      </div>
      <div class="registration-ends">
        <span>{first && `${dateOf(first.day)}: ${formatNumber(first.people)}`}</span>
        <span>{last && `${dateOf(last.day)}: ${formatNumber(last.people)}`}</span>
      </div>
    </div>
  );
}

/** Noon there, which is the same day whatever the second. */
function dateOf(day: string): string {
  return formatDate(Date.parse(`${day}T12:00:00+05:00`));
}
