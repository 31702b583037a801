import { useEffect, useState } from "preact/hooks";

/** Side padding, rank, solved, penalty and a name that still reads, then what a cell needs at least. */
const besideCells = 48 + 62 + 62 + 82 + 200;
const narrowestCell = 60;

/** Is the window too narrow for a column a problem? Then rows carry a strip and open. */
export function useCompact(problemCount: number): boolean {
  const query = `(max-width: ${Math.max(720, besideCells + narrowestCell * problemCount)}px)`;
  const [isCompact, setCompact] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const look = () => setCompact(media.matches);
    look();
    media.addEventListener("change", look);
    return () => media.removeEventListener("change", look);
  }, [query]);
  return isCompact;
}
