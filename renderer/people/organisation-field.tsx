import type { Result } from '../../shared/result.ts';
import { ok } from '../../shared/result.ts';
import { organisationKindOf } from '../../shared/seat-words.ts';
import { perform } from '../cache.ts';
import type { Directory } from '../records/directory.ts';
import { ComboBox } from '../ui/combo-box.tsx';

/** The id of an organisation, or the name of one that is yet to be added; neither: none. */
export interface OrganisationChoice {
  organisationId: string | null;
  newOrganisation: string | null;
}
const NEW = 'new organisation';

/** Finds an organisation by typing, or adds one of the name typed when the form is saved. */
export function OrganisationField({ directory, value, onChange, label = 'Organisation', optional = true, hint, error }: {
  directory: Directory; value: OrganisationChoice; onChange: (value: OrganisationChoice) => void;
  label?: string; optional?: boolean; hint?: string; error?: string | undefined;
}) {
  const { newOrganisation } = value;
  const choices = newOrganisation === null ? directory.organisationChoices : [{ id: NEW, name: newOrganisation, hint: 'added when you save' }, ...directory.organisationChoices];
  return (
    <ComboBox
      label={label}
      optional={optional}
      hint={newOrganisation === null ? hint : `“${newOrganisation}” is added as a new organisation when you save.`}
      error={error}
      name="organisationId"
      noun="organisation"
      choices={choices}
      value={newOrganisation === null ? value.organisationId : NEW}
      onChange={(id) => onChange(id === NEW ? value : { organisationId: id, newOrganisation: null })}
      onAdd={(typed) => onChange({ organisationId: null, newOrganisation: typed })}
    />
  );
}

/** Adds the organisation if it is new, and gives its id. */
export async function settleOrganisation({ organisationId, newOrganisation }: OrganisationChoice): Promise<Result<string | null>> {
  if (newOrganisation === null) return ok(organisationId);
  const added = await perform('organisations.create', { name: newOrganisation, kind: organisationKindOf(newOrganisation) }, { inline: true });
  return added.ok ? ok(added.value.id) : added;
}
