import type { basics } from "@chirograph/wire";
import type { ReactNode } from "react";
import { roleChoices } from "./roles.ts";

/** The roles of one person. */
export function RoleBoxes(props: {
  readonly roles: readonly basics.Role[];
  readonly onChange: (roles: basics.Role[]) => void;
}): ReactNode {
  const { roles, onChange } = props;
  return (
    <fieldset className="field">
      <legend>Roles</legend>
      <div className="boxes">
        {roleChoices.map(({ role, word, does }) => (
          <label className="box" key={role}>
            <input
              type="checkbox"
              checked={roles.includes(role)}
              onChange={(event) =>
                onChange(event.target.checked ? [...roles, role] : roles.filter((one) => one !== role))
              }
            />
            <span>{word}</span>
            <small>{does}</small>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
