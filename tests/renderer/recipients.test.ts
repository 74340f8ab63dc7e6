import { expect, test } from 'vitest';
import { mailLink, readRecipients, recipientLine } from '../../renderer/meetings/workspace/meeting/recipients.ts';

test.each([
  ['Ann Lee <ann@example.org>', [{ name: 'Ann Lee', email: 'ann@example.org' }]],
  ['Ann Lee', [{ name: 'Ann Lee', email: null }]],
  ['ann@example.org', [{ name: 'ann@example.org', email: 'ann@example.org' }]],
  ['<ann@example.org>', [{ name: 'ann@example.org', email: 'ann@example.org' }]],
  ['Ann Lee; Ben Oke\n\n Cat Moss ', [{ name: 'Ann Lee', email: null }, { name: 'Ben Oke', email: null }, { name: 'Cat Moss', email: null }]],
  ['Ann Lee\nann lee', [{ name: 'ann lee', email: null }]],
  ['', []],
])('a list of those a draft goes to is read as people write it: %j', (typed, expected) => expect(readRecipients(typed)).toEqual(expected));

test('what was read is written out the same way', () => {
  const typed = 'Ann Lee <ann@example.org>\nBen Oke\ncat@example.org';
  expect(readRecipients(typed).map(recipientLine).join('\n')).toBe(typed);
});

test('the mail program gets the addresses, the subject and the name of the file, and nothing typed can add a header', () => {
  const link = mailLink({ to: [{ name: 'Ann', email: 'ann@example.org' }, { name: 'Ben', email: null }], subject: 'Draft minutes: Board & Panel', fileName: 'PB.docx', words: 'Please?\n' });
  expect(link).toBe('mailto:ann%40example.org?subject=Draft%20minutes%3A%20Board%20%26%20Panel&body=Please%20find%20PB.docx%20attached.%20Please%3F');
  expect(mailLink({ to: [{ name: 'x', email: 'a@b?bcc=c@d' }], subject: '', fileName: 'x', words: '' })).not.toContain('?bcc');
});
