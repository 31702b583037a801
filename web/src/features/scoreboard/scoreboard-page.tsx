export function ScoreboardPage() {
  return <div class="page" />;
}
