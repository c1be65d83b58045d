/** English texts of the annex that lets every number be checked. */
export const basis = {
  'basis.checksum-note': 'The check code is the first 12 digits of the SHA-256 of the main file; files with the same code are the same.',
  'basis.method-note': 'Deduction factors are those of the field mapped to them, usually KCXS. A system “not stated in the file” (no .prj, for instance) was declared by the user. Planar areas are taken in the plane of the analysis system.',
  'basis.changed-working': '{number} {title}: {before} mu in excess when decided, {now} mu by the newest check; the case officer reviews whether the decision still holds.',
  'basis.within': 'within {metres} m of {subject}',
} as const;
