import "../look/look.css";
import "./holder.css";
import "./said.css";
import "./since.css";
import "./reading/reading.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Arrival } from "./arrival.tsx";

const place = document.getElementById("app");
if (!place) throw new Error("The holder's page has no place for its content.");
createRoot(place).render(
  <StrictMode>
    <Arrival />
  </StrictMode>,
);
