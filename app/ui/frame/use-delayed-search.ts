import { useEffect, useRef, useState } from "react";

const searchDelayMs = 350;

/** What is typed shows at once and is searched for after a pause; a new address (back, forward) shows in the field. */
export function useDelayedSearch(current: string, onSearch: (text: string) => void) {
  const [typed, setTyped] = useState(current);
  const sent = useRef(current);
  const search = useRef(onSearch);
  search.current = onSearch;
  useEffect(() => {
    if (current === sent.current) return;
    sent.current = current;
    setTyped(current);
  }, [current]);
  useEffect(() => {
    if (typed.trim() === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = typed.trim();
      search.current(sent.current);
    }, searchDelayMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return [typed, setTyped] as const;
}
