import { organisationAliases, organisations, type Organisation, type OrganisationAlias } from '../../shared/organisations.ts';
import { addDays } from '../../shared/dates.ts';
import { Refusal } from '../../shared/result.ts';
import { crudHandlers, records } from '../crud.ts';
import type { Some } from '../handlers.ts';

export const organisationRecords = records<Organisation>(organisations.meta, {
  orderBy: 'name COLLATE NOCASE, id',
  filters: { on: '?1 BETWEEN ifnull(fromDate, ?1) AND ifnull(toDate, ?1)' },
  check: ({ db }, row) => {
    const line = db.oneSql<{ id: string }>(
      `WITH RECURSIVE line (id) AS (SELECT ?1 UNION SELECT o.successorId FROM organisations AS o JOIN line ON o.id = line.id WHERE o.successorId IS NOT NULL)
       SELECT id FROM line WHERE id = ?2`, [row.successorId, row.id]);
    if (row.successorId !== null && line !== undefined) {
      throw new Refusal('conflict', 'An organisation cannot end up as its own successor. Nothing has been changed.',
        { fields: [{ path: 'successorId', message: 'This organisation was itself succeeded by the one you are changing.' }] });
    }
  },
});

const aliasRecords = records<OrganisationAlias>(organisationAliases.meta, { orderBy: `ifnull(fromDate, ''), name` });

export const organisationHandlers = {
  ...crudHandlers('organisations', organisationRecords),
  ...crudHandlers('organisationAliases', aliasRecords),
  ...({
    'organisations.rename': (context, { id, version, name, shortName, from }) => {
      const before = organisationRecords.get(context.db, id);
      const after = organisationRecords.update(context, { id, version, set: { name, shortName } });
      if (after.name === before.name) return after;
      // The old name began when the one before it ended, or with the organisation.
      const ended = aliasRecords.list(context.db, { organisationId: id }).flatMap((alias) => alias.toDate ?? []).filter((day) => day < from).sort().at(-1);
      const fromDate = ended === undefined ? before.fromDate : addDays(ended, 1);
      aliasRecords.create(context, { organisationId: id, name: before.name, fromDate, toDate: addDays(from, -1) });
      return after;
    },
  } satisfies Some<'organisations.rename'>),
};
