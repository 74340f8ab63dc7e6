import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '../db/bundles/file.ts';
import { canonicalJson } from '../shared/bundles/canonical.ts';
import { FORMAT_VERSION } from '../shared/bundles/format.ts';
import { bundleSchema, withKinds } from '../shared/bundles/schema.ts';

/** Writes the JSON Schema of bundles and a small example, and the lists of the page that explains them. */
const folder = join(import.meta.dirname, 'bundles');
writeFileSync(join(folder, 'bundle.schema.json'), `${JSON.stringify(bundleSchema(), null, 1)}\n`);
const id = (n: number): string => `019a5f00-0000-7000-8000-00000000000${n}`;
const content = {
  format: 'boardwright bundle', formatVersion: FORMAT_VERSION, id: id(1), created: '2026-10-15T09:00:00.000Z',
  sender: { copy: id(2), name: 'Robin Ash', role: 'Business manager', board: 'Mossford Safeguarding Adults Board' },
  to: 'Mossford Police', purpose: 'Your actions before the November meeting', answersTo: null, takenIn: [], sentBefore: [], replyBy: '2026-10-30',
  scope: { kind: 'organisation', id: id(3), title: 'The part of Mossford Police' },
  tables: {
    organisations: [{ id: id(3), name: 'Mossford Police', shortName: null, kind: 'police', successorId: null, fromDate: null, toDate: null }],
    bodies: [{ id: id(4), name: 'Prevention Group', shortName: null, kind: 'sub-group', numbering: 'meeting', numberPattern: null, noticeDays: 5, saturdayCounts: false, quorum: null, fromDate: null, toDate: null }],
    actions: [{ id: id(5), number: 12, bodyId: id(4), text: 'Map the bus routes', leadOrganisationId: id(3), leadText: null, targetDate: '2026-12-01', targetText: null, status: 'open', closedOn: null, progress: '' }],
  },
  deleted: [],
  files: [],
};
writeFileSync(join(folder, 'example.board.json'), `${canonicalJson({ ...content, hash: hashOf(content) })}\n`);
writeFileSync(join(folder, 'format.md'), withKinds(readFileSync(join(folder, 'format.md'), 'utf8')));
