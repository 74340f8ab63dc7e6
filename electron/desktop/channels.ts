/** The two channels between the window and the main process; there is no other. */
export const CALL = 'boardwright:call';
export const PROGRESS = 'boardwright:progress';
