/** Many people with the names of this country, the same in every run, of whom each is one by their full name. */
import { toCyrillic } from "@bilimdon/rules/text/to-cyrillic";
import type { Database } from "../../src/db/client.ts";
import { searchKeyOf } from "../../src/features/accounts/people/search-key.ts";
import { insertBenchPeople } from "./people-bench.queries.ts";

export interface BenchPerson {
  readonly userId: string;
  readonly login: string;
  /** In Latin letters, as every seventh of them is not written. */
  readonly latinName: string;
  readonly displayName: string;
}

const firstNames = (
  "Abdulla Akmal Alisher Anvar Asqar Aziz Bahodir Bekzod Bobur Botir Dilshod Doniyor Elyor Farhod Gʻayrat Husan Ibrohim " +
  "Islom Jahongir Jasur Kamol Laziz Mansur Mirzo Muhammad Nodir Oʻktam Oybek Otabek Qahramon Ravshan Rustam Sardor " +
  "Shavkat Sherzod Temur Ulugʻbek Umid Xurshid Yoʻldosh Aziza Barno Charos Dilnoza Feruza Gulnora Iroda Kamola Lola " +
  "Madina Malika Nargiza Nigora Oydin Ozoda Rayhon Sevara Shahnoza Umida Xilola Yulduz Zarina Zebo Ziyoda"
).split(" ");
const surnames = (
  "Karim Rahim Abdulla Toʻra Yusup Qodir Ergash Oʻrin Gʻofur Hamid Ismoil Jalol Mahmud Nazar Olim Pirmat Rashid Sobir " +
  "Tosh Umar Vali Xol Yoqub Zokir Berdi Davlat Fayz Gʻani Hakim Ikrom Juma Komil Latif Mirzay Norboy Oqil Qosim Roʻzi " +
  "Safar Tursun Usmon Xudoyberdi Shodi Choriy Egamberdi Boboyor Mamat Eshmat Ziyo Saidahmad"
).split(" ");

/** Made at once with how many others, in one statement. */
const peopleAtOnce = 5_000;
const cyrillicEvery = 7;

/** The person of that number. */
export function benchPerson(number: number): BenchPerson {
  const first = firstNames[number % firstNames.length] ?? "";
  const rest = Math.floor(number / firstNames.length);
  const father = surnames[rest % surnames.length] ?? "";
  const family = surnames[Math.floor(rest / surnames.length) % surnames.length] ?? "";
  const latinName = `${first} ${family}ov ${father} oʻgʻli`;
  return {
    userId: `usr_bench${String(number).padStart(15, "0")}`,
    login: `${first.replace("ʻ", "")}.${number}`.toLowerCase(),
    latinName,
    displayName: number % cyrillicEvery === 0 ? toCyrillic(latinName) : latinName,
  };
}

/** Writes people 0 to `count` − 1, each a quarter of an hour older than the one before: 100 000 came in three years. */
export async function seedPeople(db: Database, count: number): Promise<void> {
  for (let from = 0; from < count; from += peopleAtOnce) {
    const numbers = Array.from({ length: Math.min(peopleAtOnce, count - from) }, (_, at) => from + at);
    await insertBenchPeople(
      db,
      numbers.map((number) => {
        const { latinName, ...person } = benchPerson(number);
        return { ...person, searchKey: searchKeyOf(person), number };
      }),
    );
  }
}
