import { test, expect } from "vitest";
import { onEachDatabase } from "./office.ts";
onEachDatabase("x", (open) => {
  test("a", async () => { let t=performance.now(); const lap=(n:string)=>{console.log(n, Math.round(performance.now()-t)); t=performance.now();}
    const office = await open(); lap("open");
    await office.letter().version().circulatedTo("bo","cy").closed().made(); lap("letter");
    await office.letter().version().inForce().made(); lap("in force");
    await office.letter().version().inForce().made(); lap("in force");
    expect(1).toBe(1);
  });
  test("b", async () => { let t=performance.now(); const lap=(n:string)=>{console.log(n, Math.round(performance.now()-t)); t=performance.now();}
    const office = await open(); lap("open"); expect(office).toBeTruthy(); });
});
