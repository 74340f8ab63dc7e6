/** Tables that are in no bundle, and why. Every other one is a kind of record that travels. */
export const STAYS_HOME: Readonly<Record<string, string>> = {
  board: 'Each file has a board of its own; a bundle names the sender’s.',
  desk: 'Who sits at this desk is nobody else’s.',
  steps: 'The log of what was done here; the other side keeps its own.',
  history: 'The log of what was done here; the other side keeps its own.',
  currentStep: 'Only holds something while a change is being written.',
  counters: 'Follow from the numbers that were given here.',
  drafts: 'What was typed and not yet saved.',
  searchText: 'Follows from the records.',
  attachmentContents: 'Travel as the files of a bundle, each once, by their hash.',
  columnMatchings: 'How the columns of spreadsheets read here were matched.',
  ledgerImports: 'Which files were read here.',
  bundlePartners: 'Whom this file exchanges with.',
  bundlesSent: 'What was sent from here.',
  bundlesReceived: 'What was taken in here.',
  bundleContents: 'What both sides had last, as this side knows it.',
  bundleIdentity: 'The keys of this file.',
};
