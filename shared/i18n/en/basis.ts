/** English texts of the annex that lets every number be checked. */
export const basis = {
  'basis.checksum-note': 'The check code is the first 12 digits of the SHA-256 of the main file; files with the same code are the same.',
  'basis.within': 'within {metres} m of {subject}',
} as const;
