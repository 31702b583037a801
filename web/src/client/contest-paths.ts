/** Addresses of a contest's pages. */
export function contestPath(slug: string): string {
  return `/c/${encodeURIComponent(slug)}`;
}

export function problemPath(slug: string, label: string): string {
  return `${contestPath(slug)}/${encodeURIComponent(label)}`;
}

export function submissionsPath(slug: string): string {
  return `${contestPath(slug)}/urinishlar`;
}

export function submissionPath(slug: string, submissionId: string): string {
  return `${submissionsPath(slug)}/${encodeURIComponent(submissionId)}`;
}

export function questionsPath(slug: string): string {
  return `${contestPath(slug)}/savollar`;
}

export function awardsPath(slug: string): string {
  return `${contestPath(slug)}/mukofotlar`;
}

export function deskPath(slug: string): string {
  return `${contestPath(slug)}/hakamlik`;
}

export function settingsPath(slug: string): string {
  return `${deskPath(slug)}/sozlamalar`;
}

export function rejudgePath(slug: string, rejudgeId: string): string {
  return `${deskPath(slug)}/qayta?toplam=${encodeURIComponent(rejudgeId)}`;
}
