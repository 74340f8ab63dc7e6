import { resolve } from 'node:path';
import { sizeInWords } from '../../shared/attachments.ts';
import { canonicalJson } from '../../shared/bundles/canonical.ts';
import { formPage } from '../../shared/bundles/form-page.ts';
import { wordForm } from '../../shared/bundles/word-form.ts';
import type { SENT_AS } from '../../shared/bundles.ts';
import type { Output, Parsed } from '../../shared/contract.ts';
import { Refusal } from '../../shared/result.ts';
import type { Working } from '../handlers.ts';
import { refuseDataFile } from '../packs/finished-file.ts';
import { renderDocument } from '../packs/render.ts';
import { compose, gatherFor, onlyAsked, sheetOf } from './compose.ts';
import { answeredBy, commonWith, keep, knowledgeFor } from './exchanges.ts';
import { writeBundleFile } from './file.ts';
import type { Gathered } from './gather.ts';
import { identityOf, keepIdentity, newIdentity, senderOf } from './identity.ts';
import { logSent } from './logging.ts';
import { keepPartner, partnerFor } from './partners.ts';
import { signatureOf } from './sshsig.ts';

/** Larger than any mail takes; with the third that base64 adds, still less than is read. */
const MOST_FILE_BYTES = 120_000_000;
export const gatheredAs = (as: (typeof SENT_AS)[number], all: Gathered): Gathered => (as === 'bundle' ? all : onlyAsked(all));

/** One is written after the other: the second knows the partner, the keys and the bundle of the first. */
let turn: Promise<unknown> = Promise.resolve();
export function sendInTurn(context: Working, input: Parsed<'bundles.send'>): Promise<Sent> {
  const mine = turn.then(() => send(context, input));
  turn = mine.catch(() => undefined);
  return mine;
}

type Sent = Output<'bundles.send'>;
async function send({ db, place, file, now, newId, write, progress, cancelled }: Working, input: Parsed<'bundles.send'>): Promise<Sent> {
  const form = input.as !== 'bundle';
  if (form && input.passphrase !== undefined) throw new Refusal('invalid_input', 'A form cannot be locked with a passphrase: whoever fills it in could not open it. No file has been written. Leave the passphrase out, or send a bundle.', { fields: [{ path: 'passphrase', message: 'A form cannot be locked.' }] });
  const path = resolve(place(input.to));
  refuseDataFile(path, file);
  // Nothing is kept before the file is there: neither the partner nor the keys.
  const partner = partnerFor(db, input.partner, input.partnerId);
  const identity = identityOf(db) ?? newIdentity(newId);
  const [id, partnerId] = [newId(), partner?.id ?? newId()];
  // Read in one go, before the first wait: what is sent is the record at one moment.
  const gathered = gatheredAs(input.as, gatherFor(db, input.scope, input.include, commonWith(db, partnerId)));
  const sheet = sheetOf(db, input.scope, input.include, gathered, form);
  if (sheet.records + sheet.deleted === 0) throw new Refusal('conflict', 'There is nothing in it to send. No file has been written.');
  if (sheet.fileBytes > MOST_FILE_BYTES) throw new Refusal('too_large', `The attached files are ${sizeInWords(sheet.fileBytes)} together; a bundle holds ${sizeInWords(MOST_FILE_BYTES)}. No file has been written. Send a smaller part, or leave the files out.`);
  const bundle = compose(db, {
    id, created: now(), sender: senderOf(db, identity.copyId), to: input.partner, purpose: input.purpose,
    answersTo: answeredBy(db, partnerId, input.answers), ...knowledgeFor(db, partnerId), replyBy: input.replyBy,
  }, input.scope, gathered);
  const signed = input.sign && !form;
  const { name, bytes } = input.as === 'word' ? await renderDocument({ model: wordForm(bundle), format: 'docx', to: path, onProgress: progress, cancelled })
    : await writeBundleFile(path, form ? formPage(bundle) : `${canonicalJson(signed ? { ...bundle, signature: signatureOf(bundle.hash, identity) } : bundle)}\n`, input.passphrase, cancelled);
  write((context) => {
    keepIdentity(context, identity);
    keepPartner(context, { id: partnerId, name: input.partner, email: input.email });
    logSent(context, {
      id, at: context.now(), partnerId, hash: bundle.hash, purpose: input.purpose, sheet, fileName: name, replyBy: input.replyBy, form,
      locked: input.passphrase !== undefined, signed,
    });
    keep(context.db, id, bundle);
  });
  return { id, name, bytes, records: sheet.records };
}
