import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';

/** Parts of one screen of which one shows. `value` usually lives in the address (`setQuery({ tab })`), so that Back and reload keep it. */
export function Tabs({ label, tabs, value, onChange }:
  { label: string; tabs: readonly { id: string; title: string; content: ReactNode }[]; value: string; onChange: (id: string) => void }) {
  return (
    <AriaTabs className="tabs" selectedKey={value} onSelectionChange={(key) => onChange(String(key))}>
      <TabList className="tab-list" aria-label={label}>
        {tabs.map((tab) => <Tab className="tab" key={tab.id} id={tab.id}>{tab.title}</Tab>)}
      </TabList>
      {tabs.map((tab) => <TabPanel key={tab.id} id={tab.id}>{tab.content}</TabPanel>)}
    </AriaTabs>
  );
}
