/** Follows a question to the database outside React. */
export { liveQuery } from 'dexie';
