import { useState } from 'react';
import type { ShownBundle } from '../../shared/bundles.ts';
import { formatDayMonthYear } from '../../shared/dates.ts';
import { setQuery, useAddress } from '../address.ts';
import { useQuery } from '../cache.ts';
import { Button } from '../ui/button.tsx';
import { Inspector } from '../ui/inspector.tsx';
import { useScreenKeys } from '../ui/keys.ts';
import { Page } from '../ui/page.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { useView } from '../view.ts';
import { DecidedItems } from './decided.tsx';
import { ImportPlan } from './import-plan.tsx';
import { ReceivedLog, SentLog } from './logs.tsx';
import { openBundle, useOpenBundle } from './open-bundle.ts';
import { PartnerDetails, PartnerList } from './partners.tsx';
import { ReadView } from './read-view.tsx';
import { SendForm } from './send-form.tsx';
import { PrivacySheet } from './sheet.tsx';
import { useBundleFile } from './use-bundle-file.tsx';
import { momentWords } from './words.ts';
import './bundles.css';

const close = (): void => setQuery({ open: '' });
const KEYS = [{ keys: 'Enter', does: 'On a row: show what went' }, { keys: 'Esc', does: 'Close the details' }];

/** What is exchanged with partners by file: sent, taken in, and the plan of the one that is open. */
export function BundlesScreen() {
  useScreenKeys(KEYS);
  const { query } = useAddress();
  const { today } = useView();
  const sent = useQuery('bundles.sent', {});
  const received = useQuery('bundles.received', {});
  const partners = useQuery('bundles.partners', {});
  const opened = useOpenBundle((state) => state.opened);
  const [shown, setShown] = useState<ShownBundle>();
  const file = useBundleFile({ onOpened: openBundle, onShown: setShown });
  if (opened !== null) return <Page key="plan" title={`Bundle from ${opened.from}`}><ImportPlan opened={opened} /></Page>;
  if (shown !== undefined) return <Page key="read" title={`Bundle from ${shown.from}`} below="To read only"><ReadView bundle={shown} onClose={() => setShown(undefined)} /></Page>;
  const open = sent.data?.find(({ id }) => id === query['open']);
  const partner = partners.data?.find(({ id }) => id === query['open']);
  const taken = received.data?.find(({ id }) => id === query['open']);
  return (
    <Page
      key="log"
      title="Bundles"
      actions={<>
        <Button busy={file.busy} onClick={() => file.choose('show')}>Read a bundle</Button>
        <Button busy={file.busy} onClick={() => file.choose('open')}>Open a bundle</Button>
        <Button look="primary" onClick={() => setQuery({ new: '1' })}>Send a bundle</Button>
      </>}
      inspector={partner !== undefined ? (
        <Inspector key={partner.id} title={partner.name} onClose={close} focus><PartnerDetails partner={partner} others={partners.data!.filter(({ id }) => id !== partner.id)} /></Inspector>
      ) : taken !== undefined ? (
        <Inspector key={taken.id} title={`From ${taken.partner}`} onClose={close} focus>
          <p>{taken.purpose === '' ? 'Taken in' : `${taken.purpose}. Taken in`} on {momentWords(taken.at)}; made on {momentWords(taken.created)}.{taken.answersTitle !== null && ` It answers what you sent: ${taken.answersTitle}.`}</p>
          <h3>What had to be decided</h3>
          <DecidedItems id={taken.id} />
        </Inspector>
      ) : open === undefined ? undefined : (
        <Inspector key={open.id} title={open.fileName} onClose={close} focus>
          <p>{open.purpose !== '' && `${open.purpose}. `}Sent on {momentWords(open.at)} to {open.partner}{open.locked && ', locked with a passphrase'}{open.signed && ', signed'}{open.form && ', as a form'}.{open.replyBy !== null && ` An answer was asked for by ${formatDayMonthYear(open.replyBy)}.`}{open.answeredAt !== null && ` It was taken in on ${momentWords(open.answeredAt)}.`}</p>
          <PrivacySheet sheet={open.sheet} />
        </Inspector>
      )}
    >
      {file.status}
      <Tabs label="Bundles" value={query['tab'] ?? 'sent'} onChange={(tab) => setQuery({ tab, open: '' })} tabs={[
        { id: 'sent', title: 'Sent', content: <SentLog today={today} open={query['open'] ?? ''} /> },
        { id: 'received', title: 'Taken in', content: <ReceivedLog open={query['open'] ?? ''} onChoose={() => file.choose('open')} /> },
        { id: 'partners', title: 'Partners', content: <PartnerList open={query['open'] ?? ''} /> },
      ]} />
      {query['new'] === '1' && <SendForm onClose={() => setQuery({ new: '' })} />}
    </Page>
  );
}
