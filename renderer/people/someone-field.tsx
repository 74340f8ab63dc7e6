import { parsePersonName } from '../../shared/person-names.ts';
import type { Directory } from '../records/directory.ts';
import { Button } from '../ui/button.tsx';
import { ComboBox } from '../ui/combo-box.tsx';
import { TextField } from '../ui/field.tsx';
import type { Someone } from './someone.ts';

/** Finds somebody by typing, or takes down somebody new in the same place. */
export function SomeoneField({ directory, value, onChange, label = 'Person', optional = false, error }:
  { directory: Directory; value: Someone; onChange: (value: Partial<Someone>) => void; label?: string; optional?: boolean; error?: string | undefined }) {
  if (value.newName === null) {
    return (
      <ComboBox
        label={label}
        optional={optional}
        hint="Type a name. Somebody who is not here yet can be added."
        error={error}
        name="personId"
        noun="person"
        choices={directory.peopleChoices}
        value={value.personId}
        onChange={(personId) => onChange({ personId })}
        onAdd={(newName) => onChange({ personId: null, newName })}
      />
    );
  }
  return (
    <fieldset className="new-person">
      <legend>New person</legend>
      <TextField label="Name" hint={nameInWords(value.newName)} name="newName" error={error} value={value.newName} onChange={(newName) => onChange({ newName })} />
      <TextField label="Post" optional name="newPost" value={value.newPost} onChange={(newPost) => onChange({ newPost })} />
      <TextField label="Email" optional type="email" name="newEmail" value={value.newEmail} onChange={(newEmail) => onChange({ newEmail })} />
      <div><Button small look="quiet" onClick={() => onChange({ newName: null })}>Choose somebody who is here instead</Button></div>
    </fieldset>
  );
}

/** How the name was understood: "Title Cllr, given name Ann, family name Lee". */
function nameInWords(typed: string): string {
  const { title, givenName, familyName } = parsePersonName(typed);
  const parts = [title && `title ${title}`, givenName && `given name ${givenName}`, familyName && `family name ${familyName}`].filter((part) => part !== null);
  return parts.length === 0 ? 'Title, given name and family name' : `Read as ${parts.join(', ')}`;
}
