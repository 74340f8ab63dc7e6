import { MINUTE_REGISTER_TITLES, MINUTE_REGISTERS, type MinuteRegister } from '../../shared/minutes/register.ts';
import { TabLinks } from '../records/tab-links.tsx';

/** The registers made from minutes, and the subjects that are followed through them. */
export function RegisterTabs({ current }: { current: MinuteRegister | 'threads' }) {
  const registers = MINUTE_REGISTERS.map((one) => ({ to: `/decisions${one === 'decisions' ? '' : `?register=${one}`}`, title: MINUTE_REGISTER_TITLES[one], current: one === current }));
  return <TabLinks label="Registers made from minutes" tabs={[...registers, { to: '/threads', title: 'Subjects', current: current === 'threads' }]} />;
}
