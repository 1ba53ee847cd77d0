import Fastify from "fastify";

/** A Fastify with one route that answers a constant, as short as the framework's own benchmark has it: the measure of what a request costs at least. */
const app = Fastify();
app.get("/", async () => ({ hello: "world" }));
const padded = Buffer.from(JSON.stringify({ hello: "world" }).padEnd(4_096));
app.get("/padded", async (_request, reply) => reply.type("application/json; charset=utf-8").send(padded));
await app.listen({ host: "127.0.0.1", port: Number(process.env["PORT"]) });
