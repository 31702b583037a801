import { findRepeatedSecrets, type SecretFault, weighSecret } from "@bilimdon/rules/access/weigh-secret";

const secretNames = ["JUDGE_TOKEN", "JUDGE_TOKEN_PREVIOUS", "KEY_CURRENT", "KEY_PREVIOUS", "METRICS_TOKEN"];
const addressNames = ["DATABASE_URL", "REDIS_URL", "SMTP_URL", "S3_URL"];
const shortestPassword = 16;

const words: Readonly<Record<SecretFault, string>> = {
  "too-short": "is shorter than 32 characters",
  guessable: "holds a word out of an example",
  "repeats-itself": "repeats itself",
  "low-entropy": "is not random enough",
};
const cure = "`npm run secrets` prints fresh ones";

type Given = Readonly<Record<string, string | undefined>>;

/**
 * What production refuses beyond the shape: secrets a stranger might guess, one secret for two things, and no address
 * of its own. It looks at the environment as given, so that these faults are told together with all the others.
 *
 * @returns one sentence a variable, never with the secret itself
 */
export function checkProduction(given: Given): string[] {
  const secrets = Object.fromEntries(secretNames.flatMap((name) => pairOf(name, given[name])));
  const passwords = Object.fromEntries(
    addressNames.flatMap((name) => pairOf(`the password in ${name}`, passwordOf(given[name]))),
  );
  return [
    ...Object.entries(secrets).flatMap(([name, secret]) => describeFaults(name, weighSecret(secret))),
    ...Object.entries(passwords)
      .filter(([, password]) => password.length < shortestPassword)
      .map(([name]) => `${name} is shorter than ${shortestPassword} characters; ${cure}`),
    ...findRepeatedSecrets({ ...secrets, ...passwords }).map(
      (names) => `${names.join(" and ")} are the same; each needs one of its own; ${cure}`,
    ),
    // Its password and everybody's codes would go over the net for all to read.
    ...(given.SMS_URL?.startsWith("eskiz+http:") === true
      ? ["SMS_URL: production sends over https alone"]
      : []),
    ...(given.PUBLIC_ORIGIN === undefined
      ? ["PUBLIC_ORIGIN: production must know the address people type, https://olimp.uz say"]
      : []),
  ];
}

function describeFaults(name: string, faults: readonly SecretFault[]): string[] {
  return faults.length === 0 ? [] : [`${name} ${faults.map((fault) => words[fault]).join(" and ")}; ${cure}`];
}

function pairOf(name: string, secret: string | undefined): [string, string][] {
  return secret === undefined ? [] : [[name, secret]];
}

function passwordOf(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { password } = new URL(address);
  return password === "" ? undefined : decodeURIComponent(password);
}
