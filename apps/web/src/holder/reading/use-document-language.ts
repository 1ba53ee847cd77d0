import { useLayoutEffect } from "react";

/** The document speaks the page's language, and runs its way: fonts, spoken words and the place of scrollbars follow. */
export function useDocumentLanguage(language: "en" | "ar"): void {
  useLayoutEffect(() => {
    const { documentElement: root } = document;
    const [lang, dir] = [root.lang, root.dir];
    root.lang = language;
    root.dir = language === "ar" ? "rtl" : "ltr";
    return () => {
      root.lang = lang;
      root.dir = dir;
    };
  }, [language]);
}
