const answerWithinMs = 10_000;

/**
 * Asks the platform whether it is there and takes the token, before anything is compiled or opened.
 *
 * @returns null when it is so, else what is wrong and what to do
 */
export async function askApi(apiUrl: string, token: string): Promise<string | null> {
  // No package has this hash: the API says so to whoever holds the token, and 401 to everybody else.
  const url = `${apiUrl}/judge-api/packages/${"0".repeat(64)}`;
  let status: number;
  try {
    const reply = await fetch(url, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(answerWithinMs),
    });
    status = reply.status;
    await reply.body?.cancel();
  } catch (error) {
    return `Nothing answers at ${apiUrl} (${reasonOf(error)}).
Check the address; a platform started by \`npm start\` listens for other machines only with HOST=0.0.0.0.`;
  }
  if (status === 404) return null;
  if (status === 401 || status === 403)
    return `${apiUrl} refuses this token. Give the JUDGE_TOKEN of that platform: it stands in the .env of its compose
file, or, after \`npm start\`, in .bilimdon/secrets.json as judgeToken.`;
  return `${apiUrl} answered ${status} where a Bilimdon platform would know this worker. Check the address.`;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
