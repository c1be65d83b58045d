/** The one origin of the window, for ever: every IndexedDB and OPFS file of the user hangs on it. */
export const SCHEME = 'app';
/** As a frame states it. */
export const ORIGIN = 'app://kuangce';
/** The page the window opens. */
export const WINDOW_URL = `${ORIGIN}/`;
