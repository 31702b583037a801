/** Years from which somebody is of age. */
const comesOfAge = 18;
const oldest = 110;
const youngest = 5;

/**
 * Is somebody born in this year a minor, as far as the year alone tells? Who comes of age during the year counts as a
 * minor until it is over, so that nobody is taken for an adult a day too early.
 *
 * @param birthYear  such as 2010
 * @param thisYear   the year in Tashkent
 * @throws never
 */
export function isMinor(birthYear: number, thisYear: number): boolean {
  return thisYear - birthYear <= comesOfAge;
}

/** Can a person of this birth year have an account here? Refuses slips of the finger: the future, and past 110. */
export function isBirthYear(birthYear: number, thisYear: number): boolean {
  const age = thisYear - birthYear;
  return Number.isInteger(birthYear) && age >= youngest && age <= oldest;
}
