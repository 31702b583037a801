export interface DemoTeam {
  readonly name: string;
  readonly organisation: string;
  /** 0…1: how strong the recorded play is. */
  readonly skill: number;
}

const rows: readonly (readonly [string, string, number])[] = [
  ["Registon", "Samarqand, 12-maktab", 0.99],
  ["Afrosiyob", "Urganch, 21-maktab", 0.96],
  ["Zarafshon", "Guliston, 7-maktab", 0.93],
  ["Tungi navbat", "Buxoro, IT-maktab", 0.91],
  ["Segment choyxonasi", "Nukus, 9-litsey", 0.88],
  ["Bobur bogʻi", "Jizzax, 11-maktab", 0.86],
  ["Kechki loyiha", "Fargʻona, 1-litsey", 0.83],
  ["Oqsoy", "Andijon, 2-litsey", 0.81],
  ["Toʻqqiz xona", "Samarqand, 12-maktab", 0.79],
  ["Yashil teatr", "Toshkent, 64-maktab", 0.76],
  ["Soʻnggi bayt", "Termiz, 4-maktab", 0.74],
  ["Qoʻqon kvanti", "Buxoro, IT-maktab", 0.71],
  ["Chorsu 2.0", "Qarshi, 5-maktab", 0.69],
  ["Binar bulbul", "Fargʻona, 1-litsey", 0.66],
  ["Xorazmiy izidan", "Guliston, 7-maktab", 0.64],
  ["Al-Fargʻoniy", "Toshkent, 110-litsey", 0.62],
  ["Uchinchi qavat", "Toshkent, 64-maktab", 0.59],
  ["Uch karra uch", "Jizzax, 11-maktab", 0.57],
  ["Navoiy NOR", "Namangan, 3-maktab", 0.55],
  ["Shahrisabz", "Qarshi, 5-maktab", 0.53],
  ["Boysun shamoli", "Samarqand, 12-maktab", 0.5],
  ["Yetti chinor", "Urganch, 21-maktab", 0.48],
  ["Orol toʻlqini", "Guliston, 7-maktab", 0.46],
  ["Gʻijduvon graf", "Buxoro, IT-maktab", 0.44],
  ["Qizil non", "Andijon, 2-litsey", 0.41],
  ["Sirdaryo oqimi", "Guliston, 3-maktab", 0.39],
  ["Rekursiya oʻgʻillari", "Namangan, 8-litsey", 0.37],
  ["Mirzo rasadxonasi", "Samarqand, 40-maktab", 0.35],
  ["Paxta va piksel", "Qarshi, 14-maktab", 0.32],
  ["Ikki daryo", "Nukus, 2-maktab", 0.3],
  ["Kamolot", "Toshkent, 178-maktab", 0.28],
  ["Choʻl yulduzi", "Navoiy, 6-maktab", 0.25],
  ["Tez oqar", "Termiz, 11-maktab", 0.22],
  ["Anorzor", "Andijon, 19-maktab", 0.19],
  ["Birinchi qadam", "Jizzax, 2-maktab", 0.15],
  ["Salom dunyo", "Urganch, 5-maktab", 0.11],
];

/** The teams of the demo contest; names and schools are invented. */
export const demoTeams: readonly DemoTeam[] = rows.map(([name, organisation, skill]) => ({
  name,
  organisation,
  skill,
}));
