import { compose, gatherFor, onlyAsked, sheetOf } from '../bundles/compose.ts';
import { commonWith } from '../bundles/exchanges.ts';
import { senderOf } from '../bundles/identity.ts';
import { logReceived, logSent } from '../bundles/logging.ts';
import { partnerNamed } from '../bundles/partners.ts';
import type { Sample } from './sample-file.ts';
import { idOf, type Loading } from './sample-loading.ts';

/** What was sent to agencies: forms with the agency’s own part. No file is written, and what they held is not kept: nobody has them. */
export function addBundles({ context, ids, moved }: Loading, bundles: Sample['bundles']): void {
  const { db, newId } = context;
  for (const { organisation, partner: name, email, purpose, fileName, sent, replyBy, answered } of bundles) {
    const partner = partnerNamed(context, name, email);
    const scope = { kind: 'organisation' as const, id: idOf(ids.organisations, organisation) };
    const gathered = onlyAsked(gatherFor(db, scope, [], commonWith(db, partner.id)));
    const sheet = sheetOf(db, scope, [], gathered, true);
    const [id, at, due] = [newId(), `${moved(sent)}T10:12:00.000Z`, moved(replyBy)];
    const bundle = compose(db, { id, created: at, sender: senderOf(db, newId()), to: name, purpose, answersTo: null, takenIn: [], sentBefore: [], replyBy: due }, scope, gathered);
    logSent(context, { id, at, partnerId: partner.id, hash: bundle.hash, purpose, sheet, fileName, replyBy: due, form: true, locked: false, signed: false });
    if (answered === undefined) continue;
    const back = `${moved(answered.on)}T09:35:00.000Z`;
    const counts = { new: 0, changed: answered.changed, same: sheet.records - answered.changed, conflict: 0, apart: 0, refused: 0 };
    logReceived(context, {
      id: newId(), at: back, partnerId: partner.id, bundleId: newId(), hash: bundle.hash, purpose, created: back, answersId: id, knew: { takenIn: [{ id, hash: bundle.hash, left: [] }], sentBefore: [] }, left: [], signature: 'none', counts, decisions: '[]',
    });
  }
}
