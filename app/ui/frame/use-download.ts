import { useState } from "react";

/**
 * Fetches a file and hands it to the browser to keep. A plain link would not do: inside the admin a request is proven by a
 * token that App Bridge adds to what is fetched.
 */
export function useDownload(path: string, fileName: string) {
  const [isWorking, setIsWorking] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const start = async () => {
    setIsWorking(true);
    setTrouble(null);
    try {
      const response = await fetch(path);
      if (!response.ok) throw new Error(String(response.status));
      keep(await response.blob(), fileName);
    } catch {
      setTrouble("The file could not be fetched. Try again, and reload the page if it happens twice.");
    } finally {
      setIsWorking(false);
    }
  };
  return { isWorking, trouble, start: () => void start() };
}

function keep(file: Blob, fileName: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser has taken the file once the click is through.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
