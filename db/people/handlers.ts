import { people, type Person } from '../../shared/people.ts';
import { Refusal } from '../../shared/result.ts';
import { crudHandlers, records } from '../crud.ts';

export const personRecords = records<Person>(people.meta, {
  orderBy: 'familyName COLLATE NOCASE, givenName COLLATE NOCASE, post COLLATE NOCASE, id',
  check: (_, row) => {
    if (row.givenName === null && row.familyName === null && row.post === null) {
      const message = 'Give a name, or the post by which this person is known.';
      throw new Refusal('invalid_input', message, { fields: [{ path: 'familyName', message }] });
    }
  },
});
export const personHandlers = crudHandlers('people', personRecords);
