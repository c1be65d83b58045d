/** English texts of what the report room is about to write. */
export const exported = {
  'exported.several': '{count} mines',
  'exported.button': '{action} ({subject})',
  'exported.unseen': 'The preview shows {shown}, which is not ticked and will not be exported; {subject} will be.',
  'exported.onlyShown': 'Export only the mine shown',
} as const;
