import { useState } from 'react';
import { useDirectory } from '../records/directory.ts';
import { Button } from '../ui/button.tsx';
import { ComboBox } from '../ui/combo-box.tsx';
import type { NeedLine } from './quorum-values.ts';

/** The organisations by name from which somebody must be there, and how many. */
export function NamedNeeds({ needs, onChange }: { needs: readonly NeedLine[]; onChange: (needs: NeedLine[]) => void }) {
  const directory = useDirectory();
  // After each choice the field is a new one, empty and ready for the next.
  const [added, setAdded] = useState(0);
  const nameOf = ({ from, of }: NeedLine) => (from === 'kind' ? of : directory.organisation(of)?.name ?? 'an organisation');
  const add = (id: string | null) => {
    if (id === null || needs.some((one) => one.of === id)) return;
    onChange([...needs, { key: id, from: 'organisation', of: id, atLeast: '1' }]);
    setAdded((before) => before + 1);
  };
  return (
    <fieldset className="field">
      <legend className="field-label">With members from certain organisations</legend>
      {needs.length > 0 && (
        <ul className="quorum-needs">
          {needs.map((need) => (
            <li key={need.key} className="row">
              <label className="row">
                At least
                <input
                  className="input short" inputMode="numeric" value={need.atLeast} aria-label={`How many from ${nameOf(need)}`}
                  onChange={(event) => onChange(needs.map((one) => (one.key === need.key ? { ...one, atLeast: event.target.value.replace(/\D/g, '') } : one)))}
                />
              </label>
              <span>from {nameOf(need)}</span>
              <Button small look="quiet" className="push" aria-label={`Remove ${nameOf(need)}`} onClick={() => onChange(needs.filter((one) => one.key !== need.key))}>Remove</Button>
            </li>
          ))}
        </ul>
      )}
      <ComboBox key={added} takeFocus={added > 0} label="Add an organisation" optional choices={directory.organisationChoices.filter((one) => !needs.some((need) => need.of === one.id))} value={null} onChange={add} placeholder="Type its name" />
    </fieldset>
  );
}
