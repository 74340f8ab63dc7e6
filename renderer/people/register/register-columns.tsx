import { personInitials, personName } from '../../../shared/people.ts';
import type { RegisterSeat } from '../../../shared/seats.ts';
import { periodInWords } from '../../records/period.ts';
import type { Column } from '../../ui/table.tsx';

const capital = (text: string) => text.charAt(0).toLocaleUpperCase('en-GB') + text.slice(1);

// A register is read in the order of its seats, so nothing in it is sorted.
const seat: Column<RegisterSeat> = {
  id: 'seat', header: 'Organisation or role', sortable: false, value: (row) => row.organisationName ?? row.role,
  cell: (row) => <span className="two-lines"><span>{row.organisationName ?? row.role}</span>{row.organisationName !== null && row.role !== null && <span className="soft seat-role">{row.role}</span>}</span>,
};
const seatClass: Column<RegisterSeat> = { id: 'class', header: 'Class', sortable: false, value: (row) => capital(row.class) };
const holder: Column<RegisterSeat> = {
  id: 'holder', header: 'Holder', sortable: false, value: (row) => row.holders.map(personName).join(' '),
  cell: (row) => (row.holders.length === 0 ? <span className="vacant">Vacant</span> : (
    <ul className="plain-list tight">
      {row.holders.map((one) => <li key={one.appointmentId}><span className="holder-name">{personName(one)}</span>{one.post !== null && one.post !== personName(one) && <span className="soft">, {one.post}</span>}</li>)}
    </ul>
  )),
};
const held: Column<RegisterSeat> = {
  id: 'held', header: 'Held', sortable: false, value: (row) => row.holders[0]?.fromDate ?? null,
  cell: (row) => (
    <ul className="plain-list tight">
      {row.holders.map((one) => <li key={one.appointmentId}>{row.holders.length > 1 && periodInWords(one) !== '' ? `${personInitials(one)} ` : ''}{periodInWords(one)}</li>)}
    </ul>
  ),
};
const deputies: Column<RegisterSeat> = { id: 'deputies', header: 'Deputies', sortable: false, value: (row) => row.deputies.map(personName).join(', ') || null };

export const registerColumns: readonly Column<RegisterSeat>[] = [seat, seatClass, holder, held, deputies];
/** Beside the inspector, which has the rest. */
export const narrowRegisterColumns: readonly Column<RegisterSeat>[] = [seat, seatClass, holder];
