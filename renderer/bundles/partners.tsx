import { useState } from 'react';
import type { BundlePartner } from '../../shared/bundles.ts';
import { formatShortDate, todayInLondon } from '../../shared/dates.ts';
import { setQuery } from '../address.ts';
import { perform, useQuery } from '../cache.ts';
import { Button } from '../ui/button.tsx';
import { Select, TextField } from '../ui/field.tsx';
import { FormFrame } from '../ui/form-frame.tsx';
import { useForm } from '../ui/form.ts';
import { EmptyState, ErrorNotice, Waiting } from '../ui/notices.tsx';
import { Section } from '../ui/page.tsx';
import { Table, type Column } from '../ui/table.tsx';

/** The day alone: beside the details there is no room for more. */
const day = (instant: string | null): string => (instant === null ? '–' : formatShortDate(todayInLondon(Date.parse(instant))));
const columns: readonly Column<BundlePartner>[] = [
  { id: 'name', header: 'Partner', value: (row) => row.name },
  { id: 'email', header: 'E-mail address', value: (row) => row.email ?? '–' },
  { id: 'sentAt', header: 'Last sent', align: 'date', value: (row) => row.sentAt, cell: (row) => day(row.sentAt) },
  { id: 'receivedAt', header: 'Last taken in', align: 'date', value: (row) => row.receivedAt, cell: (row) => day(row.receivedAt) },
  { id: 'key', header: 'Signs', value: (row) => (row.fingerprint === null ? 'Not yet' : 'Known key') },
];
const keyOf = (row: BundlePartner): string => row.id;

/** Whom bundles are exchanged with. */
export function PartnerList({ open }: { open: string }) {
  const list = useQuery('bundles.partners', {});
  if (list.data === undefined) return list.error === undefined ? <Waiting /> : <ErrorNotice problem={list.error} />;
  return <Table caption="Partners" rows={list.data} columns={columns} rowKey={keyOf} current={open} onOpen={(row) => setQuery({ open: row.id })} empty={<EmptyState action={<Button look="primary" onClick={() => setQuery({ new: '1' })}>Send a bundle</Button>}>Nobody yet. Whoever you send a bundle to, or take one in from, is remembered here with their key.</EmptyState>} />;
}

/** One partner: what they are called, their key, and who else they are. */
export function PartnerDetails({ partner, others }: { partner: BundlePartner; others: readonly BundlePartner[] }) {
  const { id, version } = partner;
  const [into, setInto] = useState('');
  const form = useForm({
    draft: `bundle-partner:${id}`, unsaved: 'The partner is not saved yet', initial: { name: partner.name, email: partner.email ?? '' },
    submit: ({ name, email }) => perform('bundles.setPartner', { id, version, name: name.trim(), email: email.trim() === '' ? null : email.trim() }, { inline: true, done: 'Partner saved' }),
  });
  const join = async (): Promise<void> => {
    const done = await perform('bundles.joinPartners', { id, version, into }, { done: `${partner.name} is joined with ${others.find((one) => one.id === into)?.name ?? ''}`, undo: true });
    if (done.ok) setQuery({ open: into });
  };
  return (
    <>
      <FormFrame form={form} save="Save partner" plain>
        <TextField label="Name" {...form.field('name')} maxLength={200} />
        <TextField label="E-mail address" optional {...form.field('email')} type="email" maxLength={254} />
      </FormFrame>
      <Section title="Key" level={3}>
        <p>{partner.fingerprint === null ? 'No signed bundle has come from them yet.' : <>To be sure that a bundle is theirs, ask for this by telephone: <span className="kept-lines">{partner.fingerprint}</span></>}</p>
      </Section>
      {others.length > 0 && (
        <Section title="The same as somebody else" level={3}>
          <p className="soft">Somebody with a new machine, or whose file was lost, comes as somebody new. Join the two, and what was sent to either counts for both.</p>
          <Select label="They are" none="Choose a partner" value={into} onChange={setInto} options={others.map((one) => ({ value: one.id, label: one.name }))} />
          <p><Button small aria-disabled={into === '' || undefined} onClick={() => { if (into !== '') void join(); }}>Join them</Button></p>
        </Section>
      )}
    </>
  );
}
