/** Who writes the plans, as the settings name it; both may be empty. */

/** Setting that holds the {@link Office}. */
export const OFFICE = 'office';

export interface Office {
  /** 编制单位 */
  readonly unit: string;
  /** 编制人 */
  readonly author: string;
}

export const NO_OFFICE: Office = { unit: '', author: '' };
