import { useState } from "react";

const KEY = "chirograph:wording-check";

/** Whether the wording is checked on this device. It is, until someone says no. */
export function useCheckSwitch(): readonly [boolean, (on: boolean) => void] {
  const [on, set] = useState(() => localStorage.getItem(KEY) !== "off");
  return [
    on,
    (next) => {
      set(next);
      try {
        localStorage.setItem(KEY, next ? "on" : "off");
      } catch (error) {
        console.warn("This browser does not keep the choice.", error);
      }
    },
  ];
}
