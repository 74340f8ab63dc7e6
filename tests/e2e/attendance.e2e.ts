import { readFileSync } from 'node:fs';
import { expect, test } from './product.ts';

test('A figure of attendance opens what it was counted from, and the table is written as a spreadsheet', async ({ product }) => {
  await product.withBackEnd(async (call) => {
    await call('board.create', { name: 'Northfield Safeguarding Board', kind: 'other', desk: { name: 'Robin Ash', initials: 'RA', role: 'Business manager' } });
    const { id: organisationId } = await call('organisations.create', { name: 'Northfield Police', kind: 'police' }) as { id: string };
    const { id: bodyId } = await call('bodies.create', { name: 'Partnership Board' }) as { id: string };
    const { id: seatId } = await call('seats.create', { bodyId, organisationId }) as { id: string };
    const { id: personId } = await call('people.create', { givenName: 'Ann', familyName: 'Lee', organisationId }) as { id: string };
    const { id: deputyId } = await call('people.create', { givenName: 'Kit', familyName: 'Vane', organisationId }) as { id: string };
    await call('appointments.create', { seatId, personId });
    const held = async (date: string) => (await call('meetings.create', { bodyId, date, startsAt: '10:00', endsAt: '12:00', status: 'held' }) as { id: string }).id;
    await call('attendance.mark', { meetingId: await held('2025-06-10'), personId, status: 'present' });
    await call('attendance.mark', { meetingId: await held('2025-09-09'), personId, status: 'absent' });
    const sent = await held('2025-12-09');
    await call('attendance.mark', { meetingId: sent, personId, status: 'apologies' });
    await call('attendance.mark', { meetingId: sent, personId: deputyId, status: 'substitute', forSeatId: seatId });
  });
  const page = await product.start();
  await page.evaluate(() => { location.hash = '#/attendance?year=2025'; });
  await expect(page.getByRole('heading', { level: 1, name: 'Attendance' })).toBeVisible();

  await page.getByRole('button', { name: 'Attendance, Northfield Police: 67%. Explain' }).click();
  const beside = page.getByRole('complementary', { name: 'Northfield Police' });
  await expect(beside.getByText('2 of 3', { exact: false }).first()).toBeVisible();
  await expect(beside.getByText('Represented by a deputy: Ann Lee sent apologies and Kit Vane came as substitute.')).toBeVisible();
  await expect(beside.getByText('A deputy does not count for the agency.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(beside).toBeHidden();

  // The member’s own figure does not rise when a deputy goes.
  await page.getByRole('tab', { name: 'By member' }).click();
  const row = page.getByRole('row', { name: /Ann Lee/ });
  await expect(row.getByRole('button', { name: 'Attendance, Ann Lee: 33%. Explain' })).toBeVisible();
  await row.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Ann Lee' }).getByText('that counts for the agency only', { exact: false })).toBeVisible();

  await page.getByRole('tab', { name: 'By agency' }).click();
  const saved = await product.saving(async () => {
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'This table as CSV' }).click();
  });
  expect(readFileSync(saved, 'utf8')).toContain('Northfield Police,1,3,2,67,0,67');
});
