import { z } from 'zod';
import { count, id, isoDate, line, version } from './fields.ts';
import { command, job, query } from './operation.ts';

/** What a file can be kept with. A new kind needs a migration with its trigger beside those of the papers, so that its files go when the record goes. */
export const ATTACHMENT_OWNERS = ['agendaItems', 'transactions', 'contributions', 'planActions', 'planMilestones', 'planUpdates', 'actions', 'challenges', 'risks', 'recommendations', 'trainingEvents'] as const;
export type AttachmentOwner = (typeof ATTACHMENT_OWNERS)[number];

/** The largest file that is kept: scanned invoices and reports are far smaller, and the data file is copied whole at each backup. */
export const MAX_ATTACHMENT_BYTES = 20_000_000;
/** All files of one record. */
export const MOST_ATTACHMENTS = 50;
/** For so long after a file was last taken off a record, undo gives it back. */
export const KEPT_DAYS = 90;

const LONGEST_NAME = 120;
const RESERVED = /^(con|conin\$|conout\$|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])\s*(\.|$)/i;
/** The name of a file as it is kept: no folders, no characters that a system refuses or that hide what the name says, its ending kept. */
export function attachmentName(given: string): string {
  const last = given.split(/[/\\]/).at(-1)!;
  const clean = last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]+/gu, ' ').replace(/\s+/g, ' ').replace(/^[. ]+|[. ]+$/g, '');
  const name = clean === '' || RESERVED.test(clean) ? `file ${clean}`.trim() : clean;
  if (name.length <= LONGEST_NAME) return name;
  const ending = endingOf(name);
  // Half of a character that takes two places is no character.
  return name.slice(0, LONGEST_NAME - ending.length).replace(/[\uD800-\uDBFF]$/, '').trimEnd() + ending;
}
const endingOf = (name: string): string => /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0].toLowerCase() ?? '';

const MEDIA_TYPES: Record<string, string> = {
  '.pdf': 'application/pdf', '.txt': 'text/plain', '.csv': 'text/csv', '.rtf': 'application/rtf', '.eml': 'message/rfc822', '.msg': 'application/vnd.ms-outlook',
  '.doc': 'application/msword', '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', '.odt': 'application/vnd.oasis.opendocument.text',
  '.xls': 'application/vnd.ms-excel', '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', '.ods': 'application/vnd.oasis.opendocument.spreadsheet',
  '.ppt': 'application/vnd.ms-powerpoint', '.pptx': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.gif': 'image/gif', '.tif': 'image/tiff', '.tiff': 'image/tiff', '.heic': 'image/heic', '.webp': 'image/webp', '.zip': 'application/zip',
};
/** What a file is by its name; nothing in the product depends on it, and it is never taken from the sender. */
export const mediaTypeOf = (name: string): string => MEDIA_TYPES[endingOf(name)] ?? 'application/octet-stream';

/**
 * Endings of files that a double click runs, or that run something in the program that opens them: those that mail systems block, with what may hold macros by its name,
 * images of disks, packages of programs, and pages (.xml is one as soon as it says so within). The Office files of before 2007 may hold macros too, but agencies still send
 * them every day, and Office itself asks before it runs any.
 */
const PROGRAMS = new Set([
  'exe com bat cmd scr pif cpl dll ocx sys drv msi msp mst msc msu appx appxbundle msix msixbundle appinstaller application appref-ms xbap gadget xll wll',
  'lnk url scf desktop webloc library-ms searchconnector-ms search-ms settingcontent-ms theme themepack diagcab diagcfg inf ins isp job reg rdp website hlp chm prf mcf',
  'ps1 ps1xml ps2 ps2xml psc1 psc2 psd1 psm1 cdxml pssc vb vbe vbs vbp js jse mjs ws wsc wsf wsh sct shb shs hta jar jnlp class py pyc pyo pyw pyz pyzw rb pl php lua tcl ksh csh bash zsh sh command tool terminal workflow action scpt scptd applescript',
  'app dmg pkg mpkg deb rpm apk snap flatpakref appimage run bin elf out prg ipa crx xpi iso img udf vhd vhdx vmdk',
  'docm dotm xlsm xltm xlam xlsb pptm potm ppam ppsm sldm slk iqy dqy oqy rqy one onepkg onetoc2 pub mdb mda mde mdt mdw mdz accdb accda accdc accde accdr accdt accdu ade adp mam maf mau mav maq mar mas mat mag mad ops',
  'html htm xhtml xht shtml shtm mht mhtml svg svgz xml xsl xslt',
].flatMap((line) => line.split(' ')));
/** What a system takes for the kind of a file: all that follows the last dot, however long and with hyphens. */
const kindOf = (name: string): string => /\.([^.]*)$/.exec(name.replace(/[.\s]+$/, ''))?.[1]!.toLowerCase() ?? '';
/** Whether opening the file could run something: those are never kept, whoever sent them. */
export const isProgram = (name: string): boolean => PROGRAMS.has(kindOf(name));

/** "12 kB", "1.4 MB". */
export const sizeInWords = (bytes: number): string => {
  if (bytes < 1_000_000) return `${Math.max(1, Math.ceil(bytes / 1000))} kB`;
  const tenths = String(Math.round(bytes / 100_000));
  return `${tenths.slice(0, -1)}.${tenths.slice(-1)} MB`;
};

const owner = { ownerTable: z.enum(ATTACHMENT_OWNERS), ownerId: id };
export const attachmentRow = z.strictObject({
  id, version, ...owner, name: line(LONGEST_NAME), mediaType: z.string(), size: count(MAX_ATTACHMENT_BYTES), sha256: z.string().regex(/^[0-9a-f]{64}$/), addedOn: isoDate,
});
export type Attachment = z.output<typeof attachmentRow>;
const place = z.string().min(1).max(4000);

/**
 * Files kept with a record: the papers of an agenda item, an invoice with its line of the ledger, evidence with an update. A file that is attached twice is stored once. Its bytes
 * are never in an answer; they come out only as a copy in a place that the person chose.
 */
export const attachments = {
  'attachments.list': query('List the files of a record', z.strictObject(owner), z.array(attachmentRow), ['attachments']),
  'attachments.papers': query('How many papers each item of a meeting has, without those that have none', z.strictObject({ meetingId: id }),
    z.array(z.strictObject({ agendaItemId: id, papers: z.int().min(1) })), ['attachments', 'agendaItems']),
  'attachments.add': job('Attach a file', z.strictObject({ ...owner, from: place }), attachmentRow),
  'attachments.rename': command('Rename an attached file', z.strictObject({ id, version, name: line(LONGEST_NAME) }), attachmentRow),
  'attachments.remove': command('Remove an attached file', z.strictObject({ id, version }), z.strictObject({ id })),
  'attachments.saveCopy': job('Save a copy of an attached file', z.strictObject({ id, to: place }), z.strictObject({ name: z.string(), bytes: z.int() })),
};
