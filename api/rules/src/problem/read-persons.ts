import type { PackageNotes, Place } from "./package-notes.ts";
import { asText, describe, isMap, openFields } from "./yaml-fields.ts";

/**
 * One person or a list of them, each "Name", "Name <email>", or a map with the key name.
 *
 * @returns names alone: addresses and ids are not for pages
 * Source: 2025-09, "Credits".
 */
export function readPersons(notes: PackageNotes, place: Place, raw: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
  if (list.length === 0) notes.refuse(place, "is an empty list; name somebody, or take it out");
  return list.flatMap((each) => {
    const name = isMap(each) ? nameOfMap(notes, place, each) : asText(each);
    if (name === null) {
      notes.refuse(place, `has to name a person, as "Full Name <address>"; it is ${describe(each)}`);
      return [];
    }
    return [name.replace(/\s*<[^<>]*>\s*$/, "").trim()];
  });
}

function nameOfMap(notes: PackageNotes, place: Place, person: Record<string, unknown>): string | null {
  const fields = openFields(notes, place, person);
  const name = fields?.text("name") ?? null;
  for (const key of ["email", "orcid", "kattis"]) fields?.text(key);
  fields?.refuseOthers();
  return name;
}
