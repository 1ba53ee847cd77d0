import { office as wire } from "@chirograph/wire";
import { z } from "zod";
import { addOwnPasskey, newRecoveryCodes, ownPasskeyOptions } from "../../acts/people/join.ts";
import { addPerson, inviteAgain, listPeople, personLeaves, recoverPerson } from "../../acts/people/people.ts";
import { officeSettings, personDoes } from "../../acts/person-does.ts";
import { changeList, listChangeOptions } from "../../acts/people/sealing-list.ts";
import { isTrial } from "../../acts/people/set-up.ts";
import { present, sendProblem } from "../problem.ts";
import { type App, type Deps, staff } from "../route.ts";

const onPerson = z.object({ person: z.string().max(64) });

function joinLink(publicAddress: string, token: string): string {
  return `${publicAddress.replace(/\/+$/, "")}/office/join#${token}`;
}

/** The office's people and settings, and one's own passkeys. */
export function peopleRoutes(app: App, deps: Deps): void {
  const { ports, signer } = deps;
  const address = async () => (await officeSettings(ports))?.publicAddress ?? "";

  app.get(
    "/api/settings",
    staff(deps, async (_person, _request, reply) => reply.send(await officeSettings(ports))),
  );
  app.put("/api/settings", { schema: { body: wire.Settings } }, async (request, reply) =>
    staff(deps, async (person) => {
      // The public address is where every passkey holds and where every printed code points: it is for ever.
      const publicAddress = await address();
      const settings = { ...request.body, publicAddress, trial: isTrial(publicAddress) };
      const least = (await signer.required()) ?? 1;
      // The sealing process holds to its own number: fewer approvals would be collected and never sealed.
      if (settings.signersRequired < least)
        return sendProblem(reply, {
          code: "signers-too-few",
          message: `The sealing process asks for ${least} signers, as settled at set-up. It can be asked for more, never for fewer. Nothing was changed.`,
        });
      return present(reply, await personDoes(ports, person, { type: "change-settings", settings }));
    })(request, reply),
  );

  app.get(
    "/api/people",
    staff(deps, async (_person, _request, reply) => {
      const listed = await listPeople(ports, signer);
      const people = listed.map(({ person, sealing, invited, recoveryAskedBy }) => ({
        id: person.id,
        name: person.name,
        title: person.title,
        address: person.address,
        left: person.left,
        roles: person.roles,
        toConfirm: sealing.filter(({ act }) => act === "enrol").length,
        toTakeOff: sealing.filter(({ act }) => act === "revoke").length,
        invited,
        recoveryAskedBy,
        passkeys: person.credentials.map(({ id, name }) => ({
          id,
          name,
        })),
      }));
      return reply.send({ people });
    }),
  );
  app.post("/api/people", { schema: { body: wire.NewPerson } }, async (request, reply) =>
    staff(deps, async (person) => {
      const link = await address();
      const added = await addPerson(ports, person, request.body);
      return present(reply, added, (value) => ({ person: value.person, link: joinLink(link, value.token) }));
    })(request, reply),
  );
  app.put(
    "/api/people/:person/roles",
    { schema: { params: onPerson, body: wire.RolesRequest } },
    async (request, reply) =>
      staff(deps, async (person) => {
        const command = {
          type: "change-roles" as const,
          person: request.params.person,
          roles: request.body.roles,
        };
        return present(reply, await personDoes(ports, person, command));
      })(request, reply),
  );
  app.post("/api/people/:person/invitation", { schema: { params: onPerson } }, async (request, reply) =>
    staff(deps, async (person) => {
      if (!person.roles.includes("administrator"))
        return sendProblem(reply, {
          code: "not-allowed",
          message: "Only an administrator can invite. Ask one.",
        });
      const link = await address();
      const invited = await inviteAgain(ports, request.params.person);
      return present(reply, invited, (value) => ({
        person: value.person,
        link: joinLink(link, value.token),
      }));
    })(request, reply),
  );
  app.post(
    "/api/people/:person/leave",
    { schema: { params: onPerson, body: wire.LeaveRequest } },
    async (request, reply) =>
      staff(deps, async (person) =>
        present(reply, await personLeaves(ports, person, request.params.person, request.body.successor)),
      )(request, reply),
  );
  app.post("/api/people/:person/recovery", { schema: { params: onPerson } }, async (request, reply) =>
    staff(deps, async (person) => {
      if (!person.roles.includes("administrator"))
        return sendProblem(reply, {
          code: "not-allowed",
          message: "Only administrators can recover someone's access. Ask two of them.",
        });
      const link = await address();
      const asked = await recoverPerson(ports, person, request.params.person);
      return present(reply, asked, ({ token }) => ({ link: token === null ? null : joinLink(link, token) }));
    })(request, reply),
  );
  app.post(
    "/api/people/:person/sealing/options",
    { schema: { params: onPerson, body: wire.SealingChange } },
    async (request, reply) =>
      staff(deps, async (person) => {
        const change = { ...request.params, ...request.body };
        return present(reply, await listChangeOptions(ports, signer, person, change), (value) => value);
      })(request, reply),
  );
  app.post(
    "/api/people/:person/sealing",
    { schema: { params: onPerson, body: wire.PasskeyAnswer } },
    async (request, reply) =>
      staff(deps, async (person) =>
        present(reply, await changeList(ports, signer, person, request.body.response)),
      )(request, reply),
  );

  app.post(
    "/api/me/passkeys/options",
    staff(deps, async (person, _request, reply) =>
      present(reply, await ownPasskeyOptions(ports, person), (value) => value),
    ),
  );
  app.post("/api/me/passkeys", { schema: { body: wire.PasskeyAnswer } }, async (request, reply) =>
    staff(deps, async (person) => present(reply, await addOwnPasskey(ports, person, request.body.response)))(
      request,
      reply,
    ),
  );
  app.delete(
    "/api/me/passkeys/:id",
    { schema: { params: z.object({ id: z.string().max(2_000) }) } },
    async (request, reply) =>
      staff(deps, async (person) => {
        const command = {
          type: "remove-credential" as const,
          person: person.id,
          credential: request.params.id,
        };
        if (person.credentials.length === 1)
          return sendProblem(reply, {
            code: "last-passkey",
            message: "This is your only passkey. Without it you could not sign in. Add another one first.",
          });
        return present(reply, await personDoes(ports, person, command));
      })(request, reply),
  );
  app.post(
    "/api/me/recovery-codes",
    staff(deps, async (person, _request, reply) =>
      present(reply, await newRecoveryCodes(ports, person), (value) => value),
    ),
  );
}
