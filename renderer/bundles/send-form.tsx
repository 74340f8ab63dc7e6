import { useId, useState } from 'react';
import { WITHHELD_KINDS, WITHHELD_WORDS, type Withheld } from '../../shared/bundles/tables.ts';
import type { Output } from '../../shared/contract.ts';
import { formatDayMonthYear } from '../../shared/dates.ts';
import { fail, type Result } from '../../shared/result.ts';
import { useAddress } from '../address.ts';
import { useQuery } from '../cache.ts';
import { call, callDoor, canShowFiles, deliver } from '../call.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ComboBox } from '../ui/combo-box.tsx';
import { Checkbox, RadioGroup, Select, TextField } from '../ui/field.tsx';
import { useForm } from '../ui/form.ts';
import { ErrorNotice, Notice, Waiting } from '../ui/notices.tsx';
import { DateField } from '../ui/when-fields.tsx';
import { keyOfScope, kindOf, KIND_WORDS, scopeOf } from './parts.ts';
import { PrivacySheet } from './sheet.tsx';
import { countWords, momentWords } from './words.ts';

const KINDS = [
  { value: 'bundle' as const, label: 'A bundle, for somebody with Boardwright' }, { value: 'form' as const, label: 'A form, for somebody without it: one page to fill in and send back' },
  { value: 'word' as const, label: 'A Word form, for somebody whose mail lets no web pages through' },
];
type Kind = (typeof KINDS)[number]['value'];
const ENDINGS: Record<Kind, string> = { bundle: '.board.json', form: '.html', word: '.docx' };
const WHICH: Partial<Record<string, string>> = { body: 'Which body', meeting: 'Which meeting', organisation: 'Which agency', plan: 'Which plan', financialYear: 'Which budget', year: 'Which year' };
const safe = (words: string, most: number): string => words.replaceAll('/', '-').replace(/[^\p{L}\p{N} ,-]/gu, ' ').replace(/ +/g, ' ').trim().slice(0, most);
const ANSWERS_NOTHING = 'none';
type Values = { part: string; partner: string; email: string; purpose: string; replyBy: string | null; include: readonly Withheld[]; as: Kind; answers: string; partnerId: string };

/** What goes and to whom, with the privacy sheet before anything is written. Asks, because the file leaves the machine. What was typed is kept until it is sent. */
export function SendForm({ onClose }: { onClose: () => void }) {
  const scopes = useQuery('bundles.scopes', {});
  const partners = useQuery('bundles.partners', {});
  const received = useQuery('bundles.received', {});
  const { query } = useAddress();
  const part = query['part'] ?? '';
  const [passphrase, setPassphrase] = useState('');
  const [sent, setSent] = useState<Output<'bundles.send'> & { token: string }>();
  const names = useId();
  const form = useForm<Values>({
    draft: part === '' ? 'bundle:send' : `bundle:send:${part}`, unsaved: 'The bundle is not written yet',
    initial: {
      part: part === '' ? 'board/' : part, partner: '', email: '', purpose: '', replyBy: null, include: [],
      as: KINDS.find(({ value }) => value === query['as'])?.value ?? 'bundle', answers: '', partnerId: '',
    },
    submit: (values) => send(values),
  });
  const { values, set } = form;
  const namesakes = partners.data?.filter(({ name }) => name === values.partner) ?? [];
  const known = namesakes.find(({ id }) => id === values.partnerId) ?? namesakes[0];
  const address = values.email === '' ? known?.email ?? '' : values.email;
  const all = scopes.data ?? [];
  const kind = kindOf(values.part);
  const choices = all.filter((one) => one.kind === kind).map((one) => ({ id: keyOfScope(one), name: one.title }));
  const scope = scopeOf(values.part);
  const sheet = useQuery('bundles.sheet', scope === null ? null : { scope, include: [...values.include], as: values.as, ...(known === undefined ? {} : { partnerId: known.id }) }, { keepPrevious: true });
  const answerable = values.as === 'bundle' ? (received.data ?? []).filter(({ partnerId }) => partnerId === known?.id) : [];

  async function send({ partner, purpose, replyBy, include, as, answers }: Values): Promise<Result<unknown>> {
    if (scope === null) return wrong('part', 'Say which one. No file has been written.');
    if (partner.trim() === '') return wrong('partner', 'Say who it is for. No file has been written.');
    const locked = as === 'bundle' && passphrase !== '';
    const title = all.find((one) => keyOfScope(one) === values.part)?.title ?? 'Board';
    const type = as === 'form' ? 'html' : as === 'word' ? 'docx' : locked ? 'age' : 'json';
    const place = await callDoor('door.saveAs', { name: `${safe(title, 60)} for ${safe(partner, 30)}${ENDINGS[as]}${locked ? '.age' : ''}`, type });
    if (!place.ok) return place;
    if (place.value === null) return fail({ code: 'cancelled', message: 'No place was chosen for the file, so none has been written.' });
    const done = await call('bundles.send', {
      scope, include: [...include], to: place.value.token, partner: partner.trim(), email: address.trim() === '' ? null : address.trim(), purpose, replyBy, as,
      ...(known === undefined ? {} : { partnerId: known.id }), ...(answers === ANSWERS_NOTHING ? { answers: null } : answers === '' ? {} : { answers }), ...(locked ? { passphrase } : {}),
    });
    if (!done.ok) return done;
    const delivered = await deliver(place.value.token);
    if (delivered.ok) setSent({ ...done.value, token: place.value.token });
    return delivered;
  }
  if (sent !== undefined) return <Ready sent={sent} to={values} address={address} locked={passphrase !== '' && values.as === 'bundle'} onClose={onClose} />;
  return (
    <Dialog title="Send a bundle" open wide onClose={onClose}>
      <form className="form send-form" {...form.props}>
        <div className="send-parts">
          <div className="send-fields">
            {form.restored && <Notice>What you typed before is here again. <Button small onClick={form.discard}>Start afresh</Button></Notice>}
            <Select label="What" value={kind} onChange={(next) => set('part', `${next}/`)} options={KIND_WORDS.filter(({ value }) => all.some((one) => one.kind === value))} />
            {kind !== 'board' && <ComboBox label={WHICH[kind]!} choices={choices} value={values.part} onChange={(id) => set('part', id ?? `${kind}/`)} error={form.errors['part']} />}
            <div className="form-row">
              <TextField label="To" {...form.field('partner')} list={names} maxLength={200} />
              <datalist id={names}>{partners.data?.map(({ id, name }) => <option key={id} value={name} />)}</datalist>
              <TextField label="E-mail address" optional {...form.field('email')} value={address} type="email" maxLength={254} />
            </div>
            {namesakes.length > 1 && (
              <Select label={`Which ${values.partner}`} value={known!.id} onChange={(id) => set('partnerId', id)} options={namesakes.map(({ id, email, fingerprint }, n) => ({ value: id, label: email ?? (fingerprint === null ? `No ${n + 1}, not yet heard of` : `No ${n + 1}, key ${fingerprint}`) }))} />
            )}
            <div className="form-row">
              <TextField label="Purpose" optional {...form.field('purpose')} maxLength={500} />
              <DateField label="Answer by" optional narrow {...form.field('replyBy')} />
            </div>
            {answerable.length > 0 && (
              <Select label="It answers" value={values.answers === '' ? answerable[0]!.id : values.answers} onChange={(next) => set('answers', next)} options={[
                ...answerable.map(({ id, purpose, created }) => ({ value: id, label: `${purpose === '' ? 'Their bundle' : purpose}, made on ${momentWords(created)}` })), { value: ANSWERS_NOTHING, label: 'Nothing that they sent' },
              ]} />
            )}
            <RadioGroup label="Send it as" options={KINDS} {...form.field('as')} />
            <fieldset className="field"><legend className="field-label">Private parts, left out unless ticked</legend>
              <div className="checks across">
                {WITHHELD_KINDS.map((one) => (
                  <Checkbox key={one} label={WITHHELD_WORDS[one]} value={values.include.includes(one)} onChange={(on) => set('include', on ? [...values.include, one] : values.include.filter((other) => other !== one))} />
                ))}
              </div>
            </fieldset>
            {values.as === 'bundle' && <TextField label="Passphrase" optional hint="Locks the file. Several plain words are best; it cannot be recovered." type="password" value={passphrase} onChange={setPassphrase} maxLength={1000} />}
          </div>
          <section aria-label="What goes" className="section">
            <div className="section-head"><h3>What goes</h3></div>
            {scope === null ? <p className="soft">Choose which one, and what goes is listed here.</p>
              : sheet.data === undefined ? (sheet.error === undefined ? <Waiting /> : <ErrorNotice problem={sheet.error} />) : <PrivacySheet sheet={sheet.data} />}
            {values.as !== 'bundle' && (sheet.data?.records === 0
              ? <Notice look="warning">There is nothing in this part that a form can ask for: it holds only actions, plan actions, milestones and people. Choose another part, or send a bundle.</Notice>
              : <p className="small soft">A form holds only actions, plan actions, milestones and people.</p>)}
          </section>
        </div>
        <div className="send-foot">
          {form.problem !== undefined && <ErrorNotice problem={form.problem} />}
          <div className="form-foot"><Button look="primary" type="submit" busy={form.busy}>Write the file</Button><Button onClick={onClose}>Cancel</Button></div>
        </div>
      </form>
    </Dialog>
  );
}
const wrong = (path: string, message: string) => fail({ code: 'invalid_input', message, fields: [{ path, message }] });

/** The file is written: it goes by the person's own mail program, or as they like. */
function Ready({ sent, to: { partner, purpose, replyBy }, address, locked, onClose }: { sent: Output<'bundles.send'> & { token: string }; to: { partner: string; purpose: string; replyBy: string | null }; address: string; locked: boolean; onClose: () => void }) {
  const words = `Please find ${sent.name} attached.${replyBy === null ? '' : ` Please send your answer by ${formatDayMonthYear(replyBy)}.`}`;
  const mail = `mailto:${encodeURIComponent(address)}?subject=${encodeURIComponent(purpose === '' ? sent.name : purpose)}&body=${encodeURIComponent(words)}`;
  return (
    <Dialog title="Ready to send" open onClose={onClose}>
      <p><strong>{sent.name}</strong> is written, with {countWords(sent.records, 'record', 'records')}, and what went is kept in the log. Attach this file to an e-mail to {partner}.</p>
      {locked && <Notice>Tell {partner} the passphrase by telephone, not in the same e-mail.</Notice>}
      <div className="form-foot"><a className="button primary" href={mail}>E-mail this</a>{canShowFiles() && <Button onClick={() => void deliver(sent.token, 'folder')}>Show the file</Button>}<Button onClick={onClose}>Done</Button></div>
    </Dialog>
  );
}
