import { personInitials, personName, type Person } from '../../shared/people.ts';
import { perform } from '../cache.ts';
import type { Directory } from '../records/directory.ts';
import { useKeepFocus } from '../records/keep-focus.ts';
import type { OpenRecord } from '../records/open-record.ts';
import { RecordHistory } from '../records/record-history.tsx';
import { Button } from '../ui/button.tsx';
import { Inspector } from '../ui/inspector.tsx';
import { Link } from '../ui/link.tsx';
import { EditPersonForm } from './person-form.tsx';
import { PersonMeetings } from './person-meetings.tsx';
import { PersonSeats } from './person-seats.tsx';
import { PersonTraining } from './person-training.tsx';

/** One person: how to reach them, the seats they hold and held, and the meetings they came to. */
export function PersonInspector({ person, record, directory }: { person: Person; record: OpenRecord; directory: Directory }) {
  const name = personName(person);
  useKeepFocus(record.editing ? 'edit' : 'facts');
  const remove = async () => {
    const result = await perform('people.delete', { id: person.id, version: person.version }, { done: `${name} deleted` });
    if (result.ok) record.close();
  };
  return (
    <Inspector title={name} onClose={record.close} focus>
      {record.editing
        ? <EditPersonForm person={person} onDone={() => record.edit(false)} />
        : (
          <>
            <PersonFacts person={person} directory={directory} />
            <div className="row">
              <Button onClick={() => record.edit(true)}>Edit</Button>
              <Button look="quiet" onClick={() => void remove()}>Delete</Button>
            </div>
            <PersonSeats personId={person.id} />
            <PersonMeetings personId={person.id} />
            <PersonTraining personId={person.id} />
            <RecordHistory table="people" rowId={person.id} />
          </>
        )}
    </Inspector>
  );
}

function PersonFacts({ person, directory }: { person: Person; directory: Directory }) {
  const organisation = directory.organisation(person.organisationId);
  return (
    <dl className="facts">
      {person.post !== null && <><dt>Post</dt><dd>{person.post}</dd></>}
      {organisation !== undefined && <><dt>Organisation</dt><dd><Link to={`/organisations?open=${organisation.id}`}>{organisation.name}</Link></dd></>}
      {person.email !== null && <><dt>Email</dt><dd><a className="link" href={`mailto:${person.email}`}>{person.email}</a></dd></>}
      {person.phone !== null && <><dt>Phone</dt><dd>{person.phone}</dd></>}
      <dt>Initials</dt><dd>{personInitials(person) || 'none'}</dd>
      {person.notes !== '' && <><dt>Notes</dt><dd className="preserve">{person.notes}</dd></>}
    </dl>
  );
}
