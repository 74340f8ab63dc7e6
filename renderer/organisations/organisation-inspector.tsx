import { useState } from 'react';
import type { Organisation } from '../../shared/organisations.ts';
import { personName } from '../../shared/people.ts';
import { perform } from '../cache.ts';
import type { Directory } from '../records/directory.ts';
import { useKeepFocus } from '../records/keep-focus.ts';
import type { OpenRecord } from '../records/open-record.ts';
import { periodInWords } from '../records/period.ts';
import { RecordHistory } from '../records/record-history.tsx';
import { Button } from '../ui/button.tsx';
import { Inspector } from '../ui/inspector.tsx';
import { Link } from '../ui/link.tsx';
import { Section } from '../ui/page.tsx';
import { Aliases } from './aliases.tsx';
import { EditOrganisationForm } from './organisation-form.tsx';
import { OrganisationSeats } from './organisation-seats.tsx';
import { RenameForm } from './rename-form.tsx';

/** One organisation: its names, the seats that represent it, its people. */
export function OrganisationInspector({ organisation, record, directory }: { organisation: Organisation; record: OpenRecord; directory: Directory }) {
  const [renaming, setRenaming] = useState(false);
  useKeepFocus(record.editing ? 'edit' : renaming ? 'rename' : 'facts');
  const remove = async () => {
    const result = await perform('organisations.delete', { id: organisation.id, version: organisation.version }, { done: `${organisation.name} deleted` });
    if (result.ok) record.close();
  };
  return (
    <Inspector title={organisation.name} onClose={record.close} focus>
      {record.editing ? <EditOrganisationForm organisation={organisation} onDone={() => record.edit(false)} />
        : renaming ? <RenameForm organisation={organisation} onDone={() => setRenaming(false)} />
          : (
            <>
              <Facts organisation={organisation} directory={directory} />
              <div className="row">
                <Button onClick={() => record.edit(true)}>Edit</Button>
                <Button onClick={() => setRenaming(true)}>Rename</Button>
                <Link to={`/excerpt?organisation=${organisation.id}`} button="plain">Extract of minutes</Link>
                <Button look="quiet" onClick={() => void remove()}>Delete</Button>
              </div>
              <Aliases organisationId={organisation.id} />
              <OrganisationSeats organisationId={organisation.id} />
              <People organisationId={organisation.id} directory={directory} />
              <RecordHistory table="organisations" rowId={organisation.id} />
            </>
          )}
    </Inspector>
  );
}

function Facts({ organisation, directory }: { organisation: Organisation; directory: Directory }) {
  const successor = directory.organisation(organisation.successorId);
  return (
    <dl className="facts">
      {organisation.shortName !== null && <><dt>Short name</dt><dd>{organisation.shortName}</dd></>}
      <dt>Kind</dt><dd>{organisation.kind}</dd>
      {periodInWords(organisation) !== '' && <><dt>Existed</dt><dd>{periodInWords(organisation)}</dd></>}
      {successor !== undefined && <><dt>Became</dt><dd><Link to={`/organisations?open=${successor.id}`}>{successor.name}</Link></dd></>}
      {organisation.notes !== '' && <><dt>Notes</dt><dd className="preserve">{organisation.notes}</dd></>}
    </dl>
  );
}

function People({ organisationId, directory }: { organisationId: string; directory: Directory }) {
  const people = directory.people.filter((person) => person.organisationId === organisationId);
  if (people.length === 0) return null;
  return (
    <Section title="People" level={3}>
      <ul className="plain-list tight">
        {people.map((person) => <li key={person.id}><Link to={`/people?open=${person.id}`} quiet>{personName(person)}</Link>{person.post !== null && person.post !== personName(person) && <span className="soft">, {person.post}</span>}</li>)}
      </ul>
    </Section>
  );
}
