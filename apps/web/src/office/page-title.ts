import { useEffect } from "react";

/** The page's name in the window's title. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title}, Chirograph`;
  }, [title]);
}
