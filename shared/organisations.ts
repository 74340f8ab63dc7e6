import { z } from 'zod';
import { crud } from './crud.ts';
import { id, isoDate, line, period, text, version } from './fields.ts';
import { command } from './operation.ts';

export const ORGANISATION_KINDS = [
  'local authority', 'police', 'health', 'probation', 'education', 'fire and rescue', 'ambulance', 'voluntary', 'housing',
  'central government', 'court service', 'private', 'other',
] as const;

/** An agency: what a seat represents. It may be renamed (aliases), merged into another (successor) or dissolved on a date. */
export const organisations = crud('organisations', 'organisation', z.object({
  name: line(),
  shortName: line(40).nullable(),
  kind: z.enum(ORGANISATION_KINDS),
  successorId: id.nullable(),
  notes: text(4000),
  ...period,
}), { shortName: null, kind: 'other', successorId: null, notes: '', fromDate: null, toDate: null },
z.strictObject({ on: isoDate.optional() }));

/** Another name an organisation goes or went by, with the dates between which it did. */
export const organisationAliases = crud('organisationAliases', 'alias of an organisation', z.object({
  organisationId: id,
  name: line(),
  ...period,
}), { fromDate: null, toDate: null },
z.strictObject({ organisationId: id.optional() }));

export const renaming = {
  /** The old name stays as an alias until the day before, so that earlier registers and papers still show it. */
  'organisations.rename': command('Rename an organisation',
    z.strictObject({ id, version, name: line(), shortName: line(40).nullable().optional(), /** The first day of the new name. */ from: isoDate }), organisations.row),
};

export type Organisation = z.output<typeof organisations.row>;
export type OrganisationAlias = z.output<typeof organisationAliases.row>;
