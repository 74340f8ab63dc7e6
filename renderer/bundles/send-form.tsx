import { useId, useState } from 'react';
import type { Scope } from '../../shared/bundles/format.ts';
import { WITHHELD_KINDS, WITHHELD_WORDS, type Withheld } from '../../shared/bundles/tables.ts';
import type { Output } from '../../shared/contract.ts';
import { formatShortDate } from '../../shared/dates.ts';
import type { Problem } from '../../shared/result.ts';
import { useAddress } from '../address.ts';
import { useQuery } from '../cache.ts';
import { call, callDoor, deliver } from '../call.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Checkbox, RadioGroup, Select, TextField } from '../ui/field.tsx';
import { ErrorNotice, Notice, Waiting } from '../ui/notices.tsx';
import { DateField } from '../ui/when-fields.tsx';
import { PrivacySheet } from './sheet.tsx';

const KINDS = [
  { value: 'bundle' as const, label: 'A bundle, for somebody with Boardwright' }, { value: 'form' as const, label: 'A form, for somebody without it: one page to fill in and send back' },
  { value: 'word' as const, label: 'A Word form, for somebody whose mail lets no web pages through' },
];
type Kind = (typeof KINDS)[number]['value'];
const ENDINGS: Record<Kind, string> = { bundle: '.board.json', form: '.html', word: '.docx' };
const BOARD = 'board/';
/** A part in the address or in a list: "plan/…" by its id, "year/2026-04-01/2027-03-31" by its days. */
const keyOfScope = (scope: Scope): string => (scope.kind === 'year' ? `year/${scope.from}/${scope.to}` : `${scope.kind}/${scope.id ?? ''}`);
const scopeOf = (chosen: string): Scope => {
  const [kind, first = '', to = ''] = chosen.split('/') as [Scope['kind'], string?, string?];
  return kind === 'board' ? { kind, id: null } : kind === 'year' ? { kind, id: null, from: first, to } : { kind, id: first };
};

/** What goes and to whom, with the privacy sheet before anything is written. Asks, because the file leaves the machine. */
export function SendForm({ onClose }: { onClose: () => void }) {
  const scopes = useQuery('bundles.scopes', {});
  const partners = useQuery('bundles.partners', {});
  const { query } = useAddress();
  const [chosen, setChosen] = useState(query['part'] ?? BOARD);
  const [partner, setPartner] = useState('');
  const [email, setEmail] = useState('');
  const [purpose, setPurpose] = useState('');
  const [replyBy, setReplyBy] = useState<string | null>(null);
  const [include, setInclude] = useState<readonly Withheld[]>([]);
  const [kind, setKind] = useState<Kind>(KINDS.find(({ value }) => value === query['as'])?.value ?? 'bundle');
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [sent, setSent] = useState<Output<'bundles.send'>>();
  const names = useId();
  const known = partners.data?.find(({ name }) => name === partner);
  const sheet = useQuery('bundles.sheet', { scope: scopeOf(chosen), include: [...include], ...(known === undefined ? {} : { partnerId: known.id }) }, { keepPrevious: true });
  const address = email === '' ? known?.email ?? '' : email;
  const wrong = problem?.fields?.[0]?.path;

  const send = async (): Promise<void> => {
    setProblem(undefined);
    if (partner.trim() === '') return setProblem({ code: 'invalid_input', message: 'Say who it is for. No file has been written.', fields: [{ path: 'partner', message: 'Say who it is for.' }] });
    const locked = kind === 'bundle' && passphrase !== '';
    const name = `${(scopes.data?.find((one) => keyOfScope(one) === chosen)?.title ?? 'Board').replace(/[^\p{L}\p{N} ,-]/gu, ' ').slice(0, 60)} for ${partner.replace(/[^\p{L}\p{N} ,-]/gu, ' ').slice(0, 30)}`;
    const type = kind === 'form' ? 'html' : kind === 'word' ? 'docx' : locked ? 'age' : 'json';
    const place = await callDoor('door.saveAs', { name: `${name}${ENDINGS[kind]}${locked ? '.age' : ''}`, type });
    if (!place.ok) return setProblem(place.error);
    if (place.value === null) return;
    const done = await call('bundles.send', {
      scope: scopeOf(chosen), include: [...include], to: place.value.token, partner: partner.trim(), email: email.trim() === '' ? null : email.trim(), purpose, replyBy,
      as: kind, ...(locked ? { passphrase } : {}),
    });
    if (!done.ok) return setProblem(done.error);
    const delivered = await deliver(place.value.token);
    if (delivered.ok) setSent(done.value);
    else setProblem(delivered.error);
  };
  const start = () => {
    setBusy(true);
    void send().finally(() => setBusy(false));
  };
  if (sent !== undefined) {
    const mail = `mailto:${encodeURIComponent(address)}?subject=${encodeURIComponent(purpose === '' ? sent.name : purpose)}&body=${encodeURIComponent(`Please find ${sent.name} attached.${replyBy === null ? '' : ` Please send your answer by ${formatShortDate(replyBy)}.`}`)}`;
    return (
      <Dialog title="Ready to send" open onClose={onClose}>
        <p><strong>{sent.name}</strong> is written, with {sent.records} {sent.records === 1 ? 'record' : 'records'}, and what went is kept in the log. Attach this file to an e-mail to {partner}.</p>
        {passphrase !== '' && kind === 'bundle' && <Notice>Tell {partner} the passphrase by telephone, not in the same e-mail.</Notice>}
        <div className="form-foot"><a className="button primary" href={mail}>E-mail this</a><Button onClick={onClose}>Done</Button></div>
      </Dialog>
    );
  }
  return (
    <Dialog title="Send a bundle" open wide onClose={onClose}>
      <div className="form">
        <Select label="What" value={chosen} onChange={setChosen} options={(scopes.data ?? []).map((one) => ({ value: keyOfScope(one), label: one.title }))} />
        <div className="form-row">
          <TextField label="To" value={partner} onChange={setPartner} list={names} maxLength={200} error={wrong === 'partner' ? problem?.fields?.[0]?.message : undefined} />
          <datalist id={names}>{partners.data?.map(({ id, name }) => <option key={id} value={name} />)}</datalist>
          <TextField label="E-mail address" optional value={address} onChange={setEmail} type="email" maxLength={254} />
        </div>
        <div className="form-row">
          <TextField label="Purpose" optional value={purpose} onChange={setPurpose} maxLength={500} />
          <DateField label="Answer by" optional narrow value={replyBy} onChange={setReplyBy} />
        </div>
        <RadioGroup label="As" options={KINDS} value={kind} onChange={setKind} />
        <fieldset className="field"><legend className="field-label">Private parts, left out unless ticked</legend>
          <div className="checks across">
            {WITHHELD_KINDS.map((one) => (
              <Checkbox key={one} label={WITHHELD_WORDS[one]} value={include.includes(one)} onChange={(on) => setInclude(on ? [...include, one] : include.filter((other) => other !== one))} />
            ))}
          </div>
        </fieldset>
        {kind === 'bundle' && <TextField label="Passphrase" optional hint="Locks the file. Several plain words are best; it cannot be recovered." type="password" value={passphrase} onChange={setPassphrase} maxLength={1000} />}
        <section aria-label="What goes" className="section">
          <div className="section-head"><h3>What goes</h3></div>
          {sheet.data === undefined ? (sheet.error === undefined ? <Waiting /> : <ErrorNotice problem={sheet.error} />) : <PrivacySheet sheet={sheet.data} />}
          {kind !== 'bundle' && <p className="small soft">Of these, a form holds only actions, plan actions, milestones and people.</p>}
        </section>
        {problem !== undefined && <ErrorNotice problem={problem} />}
        <div className="form-foot"><Button look="primary" busy={busy} onClick={start}>Write the file</Button><Button onClick={onClose}>Cancel</Button></div>
      </div>
    </Dialog>
  );
}
