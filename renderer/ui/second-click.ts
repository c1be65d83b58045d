/** A button may mean something else by the second click of a double click: nobody decides on that within one press. */
import type { MouseEvent } from 'react';

/** True for the second and every further click of one press, by the system's own time for a double click; never for the keyboard. */
export const isSecondClick = ({ detail }: Pick<MouseEvent, 'detail'>): boolean => detail > 1;
