import { type SQL, sql } from "drizzle-orm";

/**
 * One column that holds an object of these values, by their names. The client takes each column of a row apart by itself,
 * which for a row of twenty that every request asks for costs more than reading one text of JSON.
 *
 * @param fields  columns and expressions by plain names of ours; a moment goes through epochMs
 */
export function jsonObject(fields: Readonly<Record<string, SQL | { getSQL(): SQL }>>): SQL {
  const pairs = Object.entries(fields).map(([name, value]) => {
    if (!/^\w+$/.test(name)) throw new Error(`"${name}" is no plain name`);
    return sql`${sql.raw(`'${name}'`)}, ${value}`;
  });
  return sql`json_build_object(${sql.join(pairs, sql`, `)})`;
}

/** A moment as milliseconds since 1970; fractions of one stay. */
export function epochMs(moment: { getSQL(): SQL }): SQL {
  return sql`(extract(epoch from ${moment}) * 1000)::float8`;
}
