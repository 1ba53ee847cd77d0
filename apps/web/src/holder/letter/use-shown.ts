import { useEffect, useState } from "react";

export type Shown = "words" | "pages";

const inAddress = (): Shown | null => {
  const [name] = location.hash.slice(1).split("-");
  return name === "words" || name === "pages" ? name : null;
};

/** On a phone a page of A4 cannot be read without enlarging it, so the words come first there; elsewhere the page. */
function usual(drawn: boolean): Shown {
  return drawn && matchMedia("(min-width: 48rem)").matches ? "pages" : "words";
}

/** `drawn`: whether there are pictures of the pages. Each way to show the letter has its address; the other sections' addresses leave it as it is. */
export function useShown(drawn: boolean): { readonly shown: Shown; readonly show: (shown: Shown) => void } {
  const [shown, setShown] = useState<Shown>(() => inAddress() ?? usual(drawn));
  useEffect(() => {
    const moved = () => setShown((before) => inAddress() ?? before);
    window.addEventListener("hashchange", moved);
    return () => window.removeEventListener("hashchange", moved);
  }, []);
  return { shown, show: setShown };
}
